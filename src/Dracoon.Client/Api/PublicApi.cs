using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;

namespace Dracoon.Client.Api;

/// <summary>What a server tells everybody: <c>/public/software</c>, <c>/public/system</c>, <c>/public/time</c>.</summary>
public sealed class PublicApi
{
    private readonly ApiConnection _api;
    private readonly Uri _baseUri;

    internal PublicApi(ApiConnection api, Uri baseUri)
    {
        _api = api;
        _baseUri = baseUri;
    }

    /// <summary>Version, system and time in one object.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>What the server says about itself.</returns>
    /// <exception cref="DracoonApiException">The server answered with an error.</exception>
    /// <exception cref="DracoonConnectionException">No answer came.</exception>
    public async Task<DracoonServerInfo> GetServerInfoAsync(CancellationToken cancellationToken = default)
    {
        Task<DracoonSoftwareVersion> version = GetVersionAsync(cancellationToken);
        Task<DracoonSystemInfo> system = GetSystemInfoAsync(null, cancellationToken);
        Task<DracoonServerTime> time = GetTimeAsync(cancellationToken);
        await Task.WhenAll(version, system, time).ConfigureAwait(false);
        return new DracoonServerInfo(_baseUri, await version.ConfigureAwait(false), await system.ConfigureAwait(false), (await time.ConfigureAwait(false)).Time);
    }

    /// <summary>The server's clock: <c>GET /public/time</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The time.</returns>
    [ApiOperation("GET /public/time")]
    public Task<DracoonServerTime> GetTimeAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonServerTime>("public/time", null, cancellationToken);

    /// <summary>The server's versions: <c>GET /public/software/version</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The versions.</returns>
    [ApiOperation("GET /public/software/version")]
    public Task<DracoonSoftwareVersion> GetVersionAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonSoftwareVersion>("public/software/version", null, cancellationToken);

    /// <summary>What everybody may know of the tenant: <c>GET /public/system/info</c>.</summary>
    /// <param name="isEnabled">True for only the ways to sign in that are switched on; null for all.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>Language, storage, ways to sign in.</returns>
    [ApiOperation("GET /public/system/info")]
    public Task<DracoonSystemInfo> GetSystemInfoAsync(bool? isEnabled = null, CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonSystemInfo>("public/system/info", new Query().Add("is_enabled", isEnabled), cancellationToken);

    /// <summary>The software of others in the server: <c>GET /public/software/third_party_dependencies</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The software.</returns>
    [ApiOperation("GET /public/software/third_party_dependencies")]
    public async Task<IReadOnlyList<DracoonThirdPartyDependency>> GetThirdPartyDependenciesAsync(CancellationToken cancellationToken = default) =>
        await _api.GetAsync<List<DracoonThirdPartyDependency>>("public/software/third_party_dependencies", null, cancellationToken).ConfigureAwait(false);

    /// <summary>The Active Directories that users can sign in with: <c>GET /public/system/info/auth/ad</c>.</summary>
    /// <param name="isGlobalAvailable">True for only those of all tenants; null for all.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The directories.</returns>
    [ApiOperation("GET /public/system/info/auth/ad")]
    public Task<IReadOnlyList<DracoonSignInProvider>> GetActiveDirectoriesAsync(bool? isGlobalAvailable = null, CancellationToken cancellationToken = default) =>
        GetProvidersAsync("ad", "active_directory", isGlobalAvailable, cancellationToken);

    /// <summary>The OpenID providers that users can sign in with: <c>GET /public/system/info/auth/openid</c>.</summary>
    /// <param name="isGlobalAvailable">True for only those of all tenants; null for all.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The providers.</returns>
    [ApiOperation("GET /public/system/info/auth/openid")]
    public Task<IReadOnlyList<DracoonSignInProvider>> GetOpenIdProvidersAsync(bool? isGlobalAvailable = null, CancellationToken cancellationToken = default) =>
        GetProvidersAsync("openid", "openid", isGlobalAvailable, cancellationToken);

    private async Task<IReadOnlyList<DracoonSignInProvider>> GetProvidersAsync(string path, string method, bool? isGlobalAvailable, CancellationToken cancellationToken)
    {
        Query query = new Query().Add("is_global_available", isGlobalAvailable);
        List<DracoonSignInProvider> items = (await _api.GetAsync<ItemList<DracoonSignInProvider>>("public/system/info/auth/" + path, query, cancellationToken).ConfigureAwait(false)).Items;
        items.ForEach(p => p.AuthMethod = method);
        return items;
    }
}
