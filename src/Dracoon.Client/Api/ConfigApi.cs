using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;

namespace Dracoon.Client.Api;

/// <summary>The tenant's settings that every user may read: <c>/config/info</c>, and the deprecated <c>/config/settings</c>.</summary>
public sealed class ConfigApi
{
    private readonly ApiConnection _api;

    internal ConfigApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>The general settings: <c>GET /config/info/general</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The settings.</returns>
    [ApiOperation("GET /config/info/general")]
    public Task<DracoonGeneralSetting> GetGeneralAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonGeneralSetting>("config/info/general", null, cancellationToken);

    /// <summary>The defaults: <c>GET /config/info/defaults</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The defaults.</returns>
    [ApiOperation("GET /config/info/defaults")]
    public Task<DracoonSystemDefault> GetDefaultsAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonSystemDefault>("config/info/defaults", null, cancellationToken);

    /// <summary>What whoever runs the server decided: <c>GET /config/info/infrastructure</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The infrastructure.</returns>
    [ApiOperation("GET /config/info/infrastructure")]
    public Task<DracoonInfrastructure> GetInfrastructureAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonInfrastructure>("config/info/infrastructure", null, cancellationToken);

    /// <summary>The channels of notifications: <c>GET /config/info/notifications/channels</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The channels.</returns>
    [ApiOperation("GET /config/info/notifications/channels")]
    public async Task<IReadOnlyList<DracoonNotificationChannel>> GetNotificationChannelsAsync(CancellationToken cancellationToken = default) =>
        (await _api.GetAsync<ItemList<DracoonNotificationChannel>>("config/info/notifications/channels", null, cancellationToken).ConfigureAwait(false)).Items;

    /// <summary>The algorithms of encryption: <c>GET /config/info/policies/algorithms</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>Those of file keys, then those of keypairs.</returns>
    [ApiOperation("GET /config/info/policies/algorithms")]
    public async Task<IReadOnlyList<DracoonAlgorithm>> GetAlgorithmsAsync(CancellationToken cancellationToken = default)
    {
        AlgorithmList answer = await _api.GetAsync<AlgorithmList>("config/info/policies/algorithms", null, cancellationToken).ConfigureAwait(false);
        answer.FileKeyAlgorithms.ForEach(a => a.Kind = "FileKey");
        answer.KeyPairAlgorithms.ForEach(a => a.Kind = "KeyPair");
        answer.FileKeyAlgorithms.AddRange(answer.KeyPairAlgorithms);
        return answer.FileKeyAlgorithms;
    }

    /// <summary>What classifications demand: <c>GET /config/info/policies/classifications</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The policy.</returns>
    [ApiOperation("GET /config/info/policies/classifications")]
    public Task<DracoonClassificationPolicy> GetClassificationPolicyAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonClassificationPolicy>("config/info/policies/classifications", null, cancellationToken);

    /// <summary>Whether guests can be invited: <c>GET /config/info/policies/guest_users</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The policy.</returns>
    [ApiOperation("GET /config/info/policies/guest_users")]
    public Task<DracoonGuestUserPolicy> GetGuestUserPolicyAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonGuestUserPolicy>("config/info/policies/guest_users", null, cancellationToken);

    /// <summary>What passwords have to be: <c>GET /config/info/policies/passwords</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A policy for each type of password.</returns>
    [ApiOperation("GET /config/info/policies/passwords")]
    public async Task<IReadOnlyList<DracoonPasswordPolicy>> GetPasswordPoliciesAsync(CancellationToken cancellationToken = default) =>
        (await _api.GetAsync<PasswordPolicies>("config/info/policies/passwords", null, cancellationToken).ConfigureAwait(false)).ToList();

    /// <summary>Whether rooms can be protected against viruses: <c>GET /config/info/policies/virus_protection</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The policy.</returns>
    [ApiOperation("GET /config/info/policies/virus_protection")]
    public Task<DracoonVirusProtectionPolicy> GetVirusProtectionPolicyAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonVirusProtectionPolicy>("config/info/policies/virus_protection", null, cancellationToken);

    /// <summary>The products that there are: <c>GET /config/info/product_packages</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The packages.</returns>
    [ApiOperation("GET /config/info/product_packages")]
    public async Task<IReadOnlyList<DracoonProductPackage>> GetProductPackagesAsync(CancellationToken cancellationToken = default) =>
        (await _api.GetAsync<ProductPackageList>("config/info/product_packages", null, cancellationToken).ConfigureAwait(false)).Packages;

    /// <summary>The products that the tenant has: <c>GET /config/info/product_packages/current</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The packages.</returns>
    [ApiOperation("GET /config/info/product_packages/current")]
    public async Task<IReadOnlyList<DracoonProductPackage>> GetCurrentProductPackagesAsync(CancellationToken cancellationToken = default) =>
        (await _api.GetAsync<ProductPackageList>("config/info/product_packages/current", null, cancellationToken).ConfigureAwait(false)).Packages;

    /// <summary>The S3 tags: <c>GET /config/info/s3_tags</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The tags.</returns>
    [ApiOperation("GET /config/info/s3_tags")]
    public async Task<IReadOnlyList<DracoonS3Tag>> GetS3TagsAsync(CancellationToken cancellationToken = default) =>
        (await _api.GetAsync<ItemList<DracoonS3Tag>>("config/info/s3_tags", null, cancellationToken).ConfigureAwait(false)).Items;

    /// <summary>Settings as keys and values, deprecated: <c>GET /config/settings</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The settings; config managers see more of them.</returns>
    [ApiOperation("GET /config/settings")]
    public async Task<IReadOnlyList<DracoonConfigOption>> GetOptionsAsync(CancellationToken cancellationToken = default) =>
        (await _api.GetAsync<ItemList<DracoonConfigOption>>("config/settings", null, cancellationToken).ConfigureAwait(false)).Items;
}
