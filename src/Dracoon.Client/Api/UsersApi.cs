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
        Relations = new UserRelationsApi(api);
    }

    /// <summary>What belongs to one user: attributes, groups, roles, rooms and the second factor.</summary>
    public UserRelationsApi Relations { get; }

    /// <summary>Lists users, with their roles: <c>GET /users</c>.</summary>
    /// <param name="options">Filter, order and part of the list; null for everything.</param>
    /// <param name="includeAttributes">True to read what user managers noted about them too.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /users")]
    public PagedQuery<DracoonUser> List(ListOptions? options = null, bool includeAttributes = false) => new(options, (offset, limit, ct) =>
        _api.PageAsync<DracoonUser>("users", Query.Page(options, offset, limit).Add("include_roles", true).Add("include_attributes", includeAttributes ? true : (bool?)null), ct));

    /// <summary>One user: <c>GET /users/{user_id}</c>.</summary>
    /// <param name="userId">The user's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The user.</returns>
    /// <exception cref="DracoonApiException">There is no such user (404, -70501), or the caller may not see them (403).</exception>
    [ApiOperation("GET /users/{user_id}")]
    public Task<DracoonUser> GetAsync(long userId, CancellationToken cancellationToken = default) => GetAsync(userId, false, cancellationToken);

    /// <summary>One user, on request with the roles that they have through groups: <c>GET /users/{user_id}</c>.</summary>
    /// <param name="userId">The user's number.</param>
    /// <param name="effectiveRoles">True for the roles through groups too.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The user.</returns>
    [ApiOperation("GET /users/{user_id}")]
    public Task<DracoonUser> GetAsync(long userId, bool effectiveRoles, CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonUser>(Invariant($"users/{userId}"), new Query().Add("effective_roles", effectiveRoles ? true : (bool?)null), cancellationToken);

    /// <summary>A user of a list with what the server tells only about a single one, such as how they sign in: <c>GET /users/{user_id}</c>.</summary>
    /// <param name="listed">The user as a list has them.</param>
    /// <param name="effectiveRoles">True for the roles that the user has through groups too.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The user, with what only the list tells too.</returns>
    public async Task<DracoonUser> GetDetailsAsync(DracoonUser listed, bool effectiveRoles, CancellationToken cancellationToken = default)
    {
        DracoonUser user = await GetAsync(listed.UserId, effectiveRoles, cancellationToken).ConfigureAwait(false);
        user.CreatedAt ??= listed.CreatedAt;
        return user;
    }

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
    public async Task<DracoonUser> ResolveAsync(string nameOrEmail, CancellationToken cancellationToken = default) =>
        await FindAsync(nameOrEmail, cancellationToken).ConfigureAwait(false) ?? throw new DracoonReferenceException(ReferenceFailure.NotFound, "user", nameOrEmail);

    /// <summary>The user with this user name or e-mail address; upper and lower case are the same.</summary>
    /// <param name="nameOrEmail">The whole user name or address.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The user; null when nobody has it.</returns>
    /// <exception cref="DracoonReferenceException">Several have it.</exception>
    public async Task<DracoonUser?> FindAsync(string nameOrEmail, CancellationToken cancellationToken = default) =>
        // A user name may be somebody else's address; the name wins, as it does at the sign-in.
        await FindAsync("userName", u => u.UserName, nameOrEmail, cancellationToken).ConfigureAwait(false)
        ?? await FindAsync("email", u => u.Email, nameOrEmail, cancellationToken).ConfigureAwait(false);

    private async Task<DracoonUser?> FindAsync(string field, Func<DracoonUser, string?> value, string wanted, CancellationToken cancellationToken)
    {
        // Older servers have 'contains' here and no 'equals', so what comes back is compared.
        string part = FilterBuilder.SearchablePart(wanted);
        string? filter = part.Length > 0 ? new FilterBuilder().Add(field, "cn", part).ToFilter() : null;
        using PagedQuery<DracoonUser> found = List(new ListOptions { Filter = filter });
        var matches = new List<DracoonUser>();
        while (await found.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            if (string.Equals(value(found.Current), wanted, StringComparison.OrdinalIgnoreCase))
            {
                matches.Add(found.Current);
            }
        }
        return matches.Count switch
        {
            0 => null,
            1 => matches[0],
            _ => throw new DracoonReferenceException(ReferenceFailure.Ambiguous, "user", wanted, matches.Select(u => u.UserId).ToList()),
        };
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
