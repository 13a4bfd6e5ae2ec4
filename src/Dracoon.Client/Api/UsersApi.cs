using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;

namespace Dracoon.Client.Api;

/// <summary>The users of the tenant: <c>/users</c>. All need the role user manager.</summary>
public sealed class UsersApi
{
    private readonly ApiConnection _api;

    internal UsersApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>Lists users, with their roles: <c>GET /users</c>.</summary>
    /// <param name="options">Filter, order and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /users")]
    public PagedQuery<DracoonUser> List(ListOptions? options = null) => new(options, (offset, limit, ct) =>
        _api.PageAsync<DracoonUser>("users", Query.Page(options, offset, limit).Add("include_roles", true), ct));

    /// <summary>One user: <c>GET /users/{user_id}</c>.</summary>
    /// <param name="userId">The user's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The user.</returns>
    /// <exception cref="DracoonApiException">There is no such user (404, -70501), or the caller may not see them (403).</exception>
    [ApiOperation("GET /users/{user_id}")]
    public Task<DracoonUser> GetAsync(long userId, CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonUser>(Invariant($"users/{userId}"), null, cancellationToken);

    /// <summary>Creates a user: <c>POST /users</c>.</summary>
    /// <param name="request">The new user.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The user as created.</returns>
    /// <exception cref="DracoonApiException">Refused; 409 (-70560 to -70564) when the name or address is taken.</exception>
    [ApiOperation("POST /users")]
    public Task<DracoonUser> CreateAsync(CreateUserRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonUser>(HttpMethod.Post, "users", null, request.ToJson(), cancellationToken);

    /// <summary>Changes what was set in the request: <c>PUT /users/{user_id}</c>.</summary>
    /// <param name="userId">The user's number.</param>
    /// <param name="request">The changes.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The user as changed.</returns>
    [ApiOperation("PUT /users/{user_id}")]
    public Task<DracoonUser> UpdateAsync(long userId, UpdateUserRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonUser>(HttpMethod.Put, Invariant($"users/{userId}"), null, request.ToJson(), cancellationToken);

    /// <summary>Removes a user: <c>DELETE /users/{user_id}</c>.</summary>
    /// <param name="userId">The user's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonApiException">Refused, for example because the user is the last admin of a room.</exception>
    [ApiOperation("DELETE /users/{user_id}")]
    public Task DeleteAsync(long userId, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, Invariant($"users/{userId}"), null, null, cancellationToken);

    /// <summary>Finds the one user with this user name or e-mail address; upper and lower case are the same.</summary>
    /// <param name="nameOrEmail">The whole user name or address.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The user.</returns>
    /// <exception cref="DracoonReferenceException">Nobody has it, or several do.</exception>
    public async Task<DracoonUser> ResolveAsync(string nameOrEmail, CancellationToken cancellationToken = default)
    {
        // A user name may be somebody else's address; the name wins, as it does at the sign-in.
        foreach ((string field, Func<DracoonUser, string?> value) in new (string, Func<DracoonUser, string?>)[]
        {
            ("userName", u => u.UserName), ("email", u => u.Email),
        })
        {
            // The API has 'contains' here and no 'equals', so what comes back is compared.
            string part = FilterBuilder.SearchablePart(nameOrEmail);
            string? filter = part.Length > 0 ? new FilterBuilder().Add(field, "cn", part).ToFilter() : null;
            using PagedQuery<DracoonUser> found = List(new ListOptions { Filter = filter });
            var matches = new List<DracoonUser>();
            while (await found.MoveNextAsync(cancellationToken).ConfigureAwait(false))
            {
                if (string.Equals(value(found.Current), nameOrEmail, StringComparison.OrdinalIgnoreCase))
                {
                    matches.Add(found.Current);
                }
            }
            if (matches.Count > 1)
            {
                throw new DracoonReferenceException(ReferenceFailure.Ambiguous, "user", nameOrEmail, matches.Select(u => u.UserId).ToList());
            }
            if (matches.Count == 1)
            {
                return matches[0];
            }
        }
        throw new DracoonReferenceException(ReferenceFailure.NotFound, "user", nameOrEmail);
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
