using System;
using System.Net.Http;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Authentication;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Api;

/// <summary>The second factor of the signed-in user: <c>/user/account/mfa</c>. Codes work once, so nothing here that has one is repeated by itself.</summary>
public sealed class MfaApi
{
    private const string Path = "user/account/mfa";

    private readonly ApiConnection _api;

    internal MfaApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>What is set up and what is demanded: <c>GET /user/account/mfa</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The state.</returns>
    [ApiOperation("GET /user/account/mfa")]
    public Task<DracoonMfa> GetAsync(CancellationToken cancellationToken = default) => _api.GetAsync<DracoonMfa>(Path, null, cancellationToken);

    /// <summary>Begins to set an authenticator app up, with a new secret: <c>GET /user/account/mfa/totp</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The secret.</returns>
    /// <exception cref="DracoonApiException">One is set up already (409), or the tenant has to pay for it (402).</exception>
    [ApiOperation("GET /user/account/mfa/totp")]
    public Task<DracoonMfaTotp> BeginTotpAsync(CancellationToken cancellationToken = default) => _api.GetAsync<DracoonMfaTotp>(Path + "/totp", null, cancellationToken);

    /// <summary>Ends the setup with a code of the app: <c>POST /user/account/mfa/totp</c>. From now on the sign-in needs codes.</summary>
    /// <param name="setupId">The number of the setup.</param>
    /// <param name="code">The code.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonApiException">The code is wrong (400).</exception>
    [ApiOperation("POST /user/account/mfa/totp")]
    public Task ConfirmTotpAsync(long setupId, string code, CancellationToken cancellationToken = default) =>
        _api.SendOnceAsync(HttpMethod.Post, Path + "/totp", null, new JObject { ["id"] = setupId, ["otp"] = code }, cancellationToken);

    /// <summary>Removes an authenticator app with a code of it: <c>DELETE /user/account/mfa/totp/{id}</c>.</summary>
    /// <param name="setupId">The number of the setup.</param>
    /// <param name="code">The code.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonApiException">The code is wrong (400).</exception>
    [ApiOperation("DELETE /user/account/mfa/totp/{id}")]
    public Task RemoveTotpAsync(long setupId, string code, CancellationToken cancellationToken = default) =>
        _api.SendOnceAsync(HttpMethod.Delete, FormattableString.Invariant($"{Path}/totp/{setupId}"), null, new JObject { ["valid_otp"] = code }, cancellationToken);

    /// <summary>Ends the second factor with an emergency code, when the device is lost: <c>DELETE /user/account/mfa</c>.</summary>
    /// <param name="emergencyCode">The code, which an admin made.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonApiException">The code is wrong (400).</exception>
    [ApiOperation("DELETE /user/account/mfa")]
    public Task DisableAsync(SecureString emergencyCode, CancellationToken cancellationToken = default) =>
        _api.SendOnceAsync(HttpMethod.Delete, Path, null, new JObject { ["emergency_code"] = SecureText.ToText(emergencyCode) }, cancellationToken);
}
