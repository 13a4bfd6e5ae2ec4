using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Api;

/// <summary>The tenant's policies for config managers: <c>/system/config/policies</c>.</summary>
public sealed class PoliciesApi
{
    private readonly ApiConnection _api;

    internal PoliciesApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>What classifications demand: <c>GET /system/config/policies/classifications</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The policy.</returns>
    [ApiOperation("GET /system/config/policies/classifications")]
    public Task<DracoonClassificationPolicy> GetClassificationPolicyAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonClassificationPolicy>("system/config/policies/classifications", null, cancellationToken);

    /// <summary>Changes what classifications demand: <c>PUT /system/config/policies/classifications</c>.</summary>
    /// <param name="requiresSharePassword">From which classification on a share needs a password: 1 to 4, and 0 for none.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The policy as changed.</returns>
    [ApiOperation("PUT /system/config/policies/classifications")]
    public Task<DracoonClassificationPolicy> UpdateClassificationPolicyAsync(int requiresSharePassword, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonClassificationPolicy>(HttpMethod.Put, "system/config/policies/classifications", null, new JObject { ["shareClassificationPolicies"] = new JObject { ["classificationRequiresSharePassword"] = requiresSharePassword } }, cancellationToken);

    /// <summary>Whether guests can be invited: <c>GET /system/config/policies/guest_users</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The policy.</returns>
    [ApiOperation("GET /system/config/policies/guest_users")]
    public Task<DracoonGuestUserPolicy> GetGuestUserPolicyAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonGuestUserPolicy>("system/config/policies/guest_users", null, cancellationToken);

    /// <summary>Changes whether guests can be invited: <c>PUT /system/config/policies/guest_users</c>.</summary>
    /// <param name="isInviteUsersEnabled">True when they can.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The policy as changed.</returns>
    [ApiOperation("PUT /system/config/policies/guest_users")]
    public Task<DracoonGuestUserPolicy> UpdateGuestUserPolicyAsync(bool isInviteUsersEnabled, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonGuestUserPolicy>(HttpMethod.Put, "system/config/policies/guest_users", null, new JObject { ["isInviteUsersEnabled"] = isInviteUsersEnabled }, cancellationToken);

    /// <summary>Whether rooms can be protected against viruses: <c>GET /system/config/policies/virus_protection</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The policy.</returns>
    [ApiOperation("GET /system/config/policies/virus_protection")]
    public Task<DracoonVirusProtectionPolicy> GetVirusProtectionPolicyAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonVirusProtectionPolicy>("system/config/policies/virus_protection", null, cancellationToken);

    /// <summary>Changes whether rooms can be protected against viruses: <c>PUT /system/config/policies/virus_protection</c>.</summary>
    /// <param name="isVirusProtectionEnabled">True when they can.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The policy as changed.</returns>
    [ApiOperation("PUT /system/config/policies/virus_protection")]
    public Task<DracoonVirusProtectionPolicy> UpdateVirusProtectionPolicyAsync(bool isVirusProtectionEnabled, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonVirusProtectionPolicy>(HttpMethod.Put, "system/config/policies/virus_protection", null, new JObject { ["isVirusProtectionEnabled"] = isVirusProtectionEnabled }, cancellationToken);

    /// <summary>Who needs a second factor: <c>GET /system/config/policies/mfa</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The policy.</returns>
    [ApiOperation("GET /system/config/policies/mfa")]
    public Task<DracoonMfaPolicy> GetMfaPolicyAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonMfaPolicy>("system/config/policies/mfa", null, cancellationToken);

    /// <summary>Changes whether everybody needs a second factor: <c>PUT /system/config/policies/mfa</c>.</summary>
    /// <param name="isMfaEnforced">True when they do.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The policy as changed.</returns>
    [ApiOperation("PUT /system/config/policies/mfa")]
    public Task<DracoonMfaPolicy> UpdateMfaPolicyAsync(bool isMfaEnforced, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonMfaPolicy>(HttpMethod.Put, "system/config/policies/mfa", null, new JObject { ["isMfaEnforced"] = isMfaEnforced }, cancellationToken);

    /// <summary>Changes whether users of one type need a second factor: <c>PUT /system/config/policies/mfa/{user_type}</c>.</summary>
    /// <param name="userType"><c>internal</c> or <c>guest</c>.</param>
    /// <param name="isMfaEnforced">True when they do.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The policy as changed.</returns>
    [ApiOperation("PUT /system/config/policies/mfa/{user_type}")]
    public Task<DracoonMfaPolicy> UpdateMfaPolicyAsync(string userType, bool isMfaEnforced, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonMfaPolicy>(HttpMethod.Put, "system/config/policies/mfa/" + userType, null, new JObject { ["isMfaEnforced"] = isMfaEnforced }, cancellationToken);

    /// <summary>What passwords have to be: <c>GET /system/config/policies/passwords</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A policy for each type of password.</returns>
    [ApiOperation("GET /system/config/policies/passwords")]
    public async Task<IReadOnlyList<DracoonPasswordPolicy>> GetPasswordPoliciesAsync(CancellationToken cancellationToken = default) =>
        (await _api.GetAsync<PasswordPolicies>("system/config/policies/passwords", null, cancellationToken).ConfigureAwait(false)).ToList();

    /// <summary>What passwords of one type have to be: <c>GET /system/config/policies/passwords/{password_type}</c>.</summary>
    /// <param name="passwordType"><c>login</c>, <c>shares</c> or <c>encryption</c>.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The policy.</returns>
    [ApiOperation("GET /system/config/policies/passwords/{password_type}")]
    public async Task<DracoonPasswordPolicy> GetPasswordPolicyAsync(string passwordType, CancellationToken cancellationToken = default) =>
        Find(await _api.GetAsync<PasswordPolicies>("system/config/policies/passwords/" + passwordType, null, cancellationToken).ConfigureAwait(false), passwordType);

    /// <summary>Changes what passwords of one type have to be: <c>PUT /system/config/policies/passwords</c>.</summary>
    /// <param name="passwordType"><c>login</c>, <c>shares</c> or <c>encryption</c>.</param>
    /// <param name="request">The changes.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The policy as changed.</returns>
    [ApiOperation("PUT /system/config/policies/passwords")]
    public async Task<DracoonPasswordPolicy> UpdatePasswordPolicyAsync(string passwordType, UpdatePasswordPolicyRequest request, CancellationToken cancellationToken = default)
    {
        var body = new JObject { [passwordType + "PasswordPolicies"] = request.ToJson() };
        return Find(await _api.SendAsync<PasswordPolicies>(HttpMethod.Put, "system/config/policies/passwords", null, body, cancellationToken).ConfigureAwait(false), passwordType);
    }

    /// <summary>Makes every user choose another login password at the next sign-in: <c>POST /system/config/policies/passwords/enforce_change</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("POST /system/config/policies/passwords/enforce_change")]
    public Task EnforcePasswordChangeAsync(CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Post, "system/config/policies/passwords/enforce_change", null, null, cancellationToken);

    private static DracoonPasswordPolicy Find(PasswordPolicies answer, string passwordType) =>
        answer.ToList().FirstOrDefault(p => p.PasswordType == passwordType) ?? new DracoonPasswordPolicy { PasswordType = passwordType };
}
