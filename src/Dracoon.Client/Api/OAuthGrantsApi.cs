using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;

namespace Dracoon.Client.Api;

/// <summary>Where the signed-in user is signed in, and the clients they let in: <c>/user/oauth</c>.</summary>
public sealed class OAuthGrantsApi
{
    private readonly ApiConnection _api;

    internal OAuthGrantsApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>Where the user is signed in: <c>GET /user/oauth/authorizations</c>. The API has no pages here.</summary>
    /// <param name="filter">A filter as the API writes it; null for none.</param>
    /// <param name="sort">An order as the API writes it; null for the server's.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The sign-ins.</returns>
    [ApiOperation("GET /user/oauth/authorizations")]
    public async Task<IReadOnlyList<DracoonOAuthAuthorization>> ListAuthorizationsAsync(string? filter = null, string? sort = null, CancellationToken cancellationToken = default) =>
        await _api.GetAsync<List<DracoonOAuthAuthorization>>("user/oauth/authorizations", new Query().Add("filter", filter).Add("sort", sort), cancellationToken).ConfigureAwait(false);

    /// <summary>Ends one sign-in: <c>DELETE /user/oauth/authorizations/{client_id}/{authorization_id}</c>.</summary>
    /// <param name="clientId">The client's id.</param>
    /// <param name="authorizationId">The number of the sign-in.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonApiException">There is no such sign-in (404, -90082).</exception>
    [ApiOperation("DELETE /user/oauth/authorizations/{client_id}/{authorization_id}")]
    public Task DeleteAuthorizationAsync(string clientId, long authorizationId, CancellationToken cancellationToken = default) => _api.SendAsync(
        HttpMethod.Delete, FormattableString.Invariant($"user/oauth/authorizations/{Uri.EscapeDataString(clientId)}/{authorizationId}"), null, null, cancellationToken);

    /// <summary>Ends all sign-ins with a client: <c>DELETE /user/oauth/authorizations/{client_id}</c>.</summary>
    /// <param name="clientId">The client's id.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonApiException">There is none (404, -90082).</exception>
    [ApiOperation("DELETE /user/oauth/authorizations/{client_id}")]
    public Task DeleteAuthorizationsAsync(string clientId, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, "user/oauth/authorizations/" + Uri.EscapeDataString(clientId), null, null, cancellationToken);

    /// <summary>The clients that the user let in: <c>GET /user/oauth/approvals</c>. The API has no pages here.</summary>
    /// <param name="sort">An order as the API writes it; null for the server's.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The approvals.</returns>
    [ApiOperation("GET /user/oauth/approvals")]
    public async Task<IReadOnlyList<DracoonOAuthApproval>> ListApprovalsAsync(string? sort = null, CancellationToken cancellationToken = default) =>
        await _api.GetAsync<List<DracoonOAuthApproval>>("user/oauth/approvals", new Query().Add("sort", sort), cancellationToken).ConfigureAwait(false);

    /// <summary>Takes an approval back: <c>DELETE /user/oauth/approvals/{client_id}</c>.</summary>
    /// <param name="clientId">The client's id.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonApiException">There is no such client (404, -90080), or it is not let in (404, -90093).</exception>
    [ApiOperation("DELETE /user/oauth/approvals/{client_id}")]
    public Task DeleteApprovalAsync(string clientId, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, "user/oauth/approvals/" + Uri.EscapeDataString(clientId), null, null, cancellationToken);
}
