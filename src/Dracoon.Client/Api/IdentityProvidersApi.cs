using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;

namespace Dracoon.Client.Api;

/// <summary>Where users sign in who have no password in DRACOON: <c>/system/config/auth</c>. All need the role config manager of the provider's tenant.</summary>
public sealed class IdentityProvidersApi
{
    private const string Directories = "system/config/auth/ads";
    private const string Providers = "system/config/auth/openid/idps";

    private readonly ApiConnection _api;

    internal IdentityProvidersApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>All Active Directories: <c>GET /system/config/auth/ads</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The configurations.</returns>
    [ApiOperation("GET /system/config/auth/ads")]
    public async Task<IReadOnlyList<DracoonActiveDirectory>> ListActiveDirectoriesAsync(CancellationToken cancellationToken = default) =>
        (await _api.GetAsync<ItemList<DracoonActiveDirectory>>(Directories, null, cancellationToken).ConfigureAwait(false)).Items;

    /// <summary>One Active Directory: <c>GET /system/config/auth/ads/{ad_id}</c>.</summary>
    /// <param name="id">The configuration's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="DracoonApiException">There is no such configuration (404, -90050).</exception>
    [ApiOperation("GET /system/config/auth/ads/{ad_id}")]
    public Task<DracoonActiveDirectory> GetActiveDirectoryAsync(long id, CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonActiveDirectory>(One(Directories, id), null, cancellationToken);

    /// <summary>Adds an Active Directory: <c>POST /system/config/auth/ads</c>.</summary>
    /// <param name="request">The configuration.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The configuration as created.</returns>
    [ApiOperation("POST /system/config/auth/ads")]
    public Task<DracoonActiveDirectory> CreateActiveDirectoryAsync(ActiveDirectoryRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonActiveDirectory>(HttpMethod.Post, Directories, null, request.ToJson(), cancellationToken);

    /// <summary>Changes what was set in the request: <c>PUT /system/config/auth/ads/{ad_id}</c>.</summary>
    /// <param name="id">The configuration's number.</param>
    /// <param name="request">The changes.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The configuration as changed.</returns>
    [ApiOperation("PUT /system/config/auth/ads/{ad_id}")]
    public Task<DracoonActiveDirectory> UpdateActiveDirectoryAsync(long id, ActiveDirectoryRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonActiveDirectory>(HttpMethod.Put, One(Directories, id), null, request.ToJson(), cancellationToken);

    /// <summary>Removes an Active Directory: <c>DELETE /system/config/auth/ads/{ad_id}</c>.</summary>
    /// <param name="id">The configuration's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonApiException">Users still sign in with it (409, -90058).</exception>
    [ApiOperation("DELETE /system/config/auth/ads/{ad_id}")]
    public Task DeleteActiveDirectoryAsync(long id, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, One(Directories, id), null, null, cancellationToken);

    /// <summary>Has the server connect to an Active Directory: <c>POST /system/config/actions/test/ad</c>.</summary>
    /// <param name="request">Address, port, account and password.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>What the connection was made with.</returns>
    /// <exception cref="DracoonApiException">It could not connect (404, -90052).</exception>
    [ApiOperation("POST /system/config/actions/test/ad")]
    public Task<DracoonActiveDirectoryTest> TestActiveDirectoryAsync(ActiveDirectoryRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonActiveDirectoryTest>(HttpMethod.Post, "system/config/actions/test/ad", null, request.ToJson(), cancellationToken);

    /// <summary>Finds the one Active Directory with this alias; upper and lower case are the same.</summary>
    /// <param name="alias">The whole alias.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="DracoonReferenceException">None has it.</exception>
    public async Task<DracoonActiveDirectory> ResolveActiveDirectoryAsync(string alias, CancellationToken cancellationToken = default) =>
        NameLookup.Only(await ListActiveDirectoriesAsync(cancellationToken).ConfigureAwait(false), "Active Directory", alias, a => a.Alias, a => a.ActiveDirectoryId);

    /// <summary>All OpenID Connect providers: <c>GET /system/config/auth/openid/idps</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The configurations.</returns>
    [ApiOperation("GET /system/config/auth/openid/idps")]
    public async Task<IReadOnlyList<DracoonOpenIdProvider>> ListOpenIdProvidersAsync(CancellationToken cancellationToken = default) =>
        await _api.GetAsync<List<DracoonOpenIdProvider>>(Providers, null, cancellationToken).ConfigureAwait(false);

    /// <summary>One OpenID Connect provider: <c>GET /system/config/auth/openid/idps/{idp_id}</c>.</summary>
    /// <param name="id">The configuration's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="DracoonApiException">There is no such configuration (404, -90035).</exception>
    [ApiOperation("GET /system/config/auth/openid/idps/{idp_id}")]
    public Task<DracoonOpenIdProvider> GetOpenIdProviderAsync(long id, CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonOpenIdProvider>(One(Providers, id), null, cancellationToken);

    /// <summary>Adds an OpenID Connect provider: <c>POST /system/config/auth/openid/idps</c>.</summary>
    /// <param name="request">The configuration.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The configuration as created.</returns>
    [ApiOperation("POST /system/config/auth/openid/idps")]
    public Task<DracoonOpenIdProvider> CreateOpenIdProviderAsync(OpenIdProviderRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonOpenIdProvider>(HttpMethod.Post, Providers, null, request.ToJson(), cancellationToken);

    /// <summary>Changes what was set in the request: <c>PUT /system/config/auth/openid/idps/{idp_id}</c>.</summary>
    /// <param name="id">The configuration's number.</param>
    /// <param name="request">The changes.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The configuration as changed.</returns>
    [ApiOperation("PUT /system/config/auth/openid/idps/{idp_id}")]
    public Task<DracoonOpenIdProvider> UpdateOpenIdProviderAsync(long id, OpenIdProviderRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonOpenIdProvider>(HttpMethod.Put, One(Providers, id), null, request.ToJson(), cancellationToken);

    /// <summary>Removes an OpenID Connect provider: <c>DELETE /system/config/auth/openid/idps/{idp_id}</c>.</summary>
    /// <param name="id">The configuration's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonApiException">Users still sign in with it (409, -90038).</exception>
    [ApiOperation("DELETE /system/config/auth/openid/idps/{idp_id}")]
    public Task DeleteOpenIdProviderAsync(long id, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, One(Providers, id), null, null, cancellationToken);

    /// <summary>Finds the one OpenID Connect provider with this name; upper and lower case are the same.</summary>
    /// <param name="name">The whole name.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="DracoonReferenceException">None has it.</exception>
    public async Task<DracoonOpenIdProvider> ResolveOpenIdProviderAsync(string name, CancellationToken cancellationToken = default) =>
        NameLookup.Only(await ListOpenIdProvidersAsync(cancellationToken).ConfigureAwait(false), "OpenID provider", name, p => p.Name ?? "", p => p.OpenIdProviderId);

    private static string One(string path, long id) => FormattableString.Invariant($"{path}/{id}");
}
