using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;

namespace Dracoon.Client.Api;

/// <summary>The applications in whose name users sign in: <c>/system/config/oauth/clients</c>. All need the role config manager of the provider's tenant.</summary>
public sealed class OAuthClientsApi
{
    private const string Path = "system/config/oauth/clients";

    private readonly ApiConnection _api;

    internal OAuthClientsApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>Lists clients: <c>GET /system/config/oauth/clients</c>. The list comes whole.</summary>
    /// <param name="filter">The API's filter; null for all.</param>
    /// <param name="sort">The API's order; null for the server's.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The clients.</returns>
    [ApiOperation("GET /system/config/oauth/clients")]
    public async Task<IReadOnlyList<DracoonOAuthClient>> ListAsync(string? filter = null, string? sort = null, CancellationToken cancellationToken = default) =>
        await _api.GetAsync<List<DracoonOAuthClient>>(Path, new Query().Add("filter", filter).Add("sort", sort), cancellationToken).ConfigureAwait(false);

    /// <summary>One client: <c>GET /system/config/oauth/clients/{client_id}</c>.</summary>
    /// <param name="clientId">The client's id.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The client.</returns>
    /// <exception cref="DracoonApiException">There is no such client (404, -90080).</exception>
    [ApiOperation("GET /system/config/oauth/clients/{client_id}")]
    public Task<DracoonOAuthClient> GetAsync(string clientId, CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonOAuthClient>(One(clientId), null, cancellationToken);

    /// <summary>Registers a client: <c>POST /system/config/oauth/clients</c>.</summary>
    /// <param name="request">The client.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The client as created, with the secret that the server made where none was given.</returns>
    [ApiOperation("POST /system/config/oauth/clients")]
    public Task<DracoonOAuthClient> CreateAsync(OAuthClientRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonOAuthClient>(HttpMethod.Post, Path, null, request.ToJson(), cancellationToken);

    /// <summary>Changes what was set in the request: <c>PUT /system/config/oauth/clients/{client_id}</c>.</summary>
    /// <param name="clientId">The client's id.</param>
    /// <param name="request">The changes, and the grant types in any case.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The client as changed.</returns>
    /// <exception cref="DracoonApiException">A standard client can't be changed (403, -90088).</exception>
    [ApiOperation("PUT /system/config/oauth/clients/{client_id}")]
    public Task<DracoonOAuthClient> UpdateAsync(string clientId, OAuthClientRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonOAuthClient>(HttpMethod.Put, One(clientId), null, request.ToJson(), cancellationToken);

    /// <summary>Removes a client, and with it all its sign-ins: <c>DELETE /system/config/oauth/clients/{client_id}</c>.</summary>
    /// <param name="clientId">The client's id.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("DELETE /system/config/oauth/clients/{client_id}")]
    public Task DeleteAsync(string clientId, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, One(clientId), null, null, cancellationToken);

    private static string One(string clientId) => Path + "/" + Uri.EscapeDataString(clientId);
}
