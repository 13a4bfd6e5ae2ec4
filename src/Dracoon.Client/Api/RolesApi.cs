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

/// <summary>The roles of the tenant, and who has them: <c>/roles</c>.</summary>
public sealed class RolesApi
{
    private readonly ApiConnection _api;

    internal RolesApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>All roles with the rights that they bring: <c>GET /roles</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The roles.</returns>
    [ApiOperation("GET /roles")]
    public async Task<IReadOnlyList<DracoonRole>> ListAsync(CancellationToken cancellationToken = default) =>
        (await _api.GetAsync<ItemList<DracoonRole>>("roles", null, cancellationToken).ConfigureAwait(false)).Items;

    /// <summary>The users with a role: <c>GET /roles/{role_id}/users</c>.</summary>
    /// <param name="roleId">The role.</param>
    /// <param name="options">Filter and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /roles/{role_id}/users")]
    public PagedQuery<DracoonRoleMember> ListUsers(long roleId, ListOptions? options = null) =>
        new PagedQuery<MemberRow>(options, (offset, limit, ct) => _api.PageAsync<MemberRow>(Path(roleId, "users"), Query.Page(options, offset, limit), ct))
            .Select(options, row => new DracoonRoleMember(roleId, row));

    /// <summary>The groups with a role: <c>GET /roles/{role_id}/groups</c>.</summary>
    /// <param name="roleId">The role.</param>
    /// <param name="options">Filter and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /roles/{role_id}/groups")]
    public PagedQuery<DracoonRoleMember> ListGroups(long roleId, ListOptions? options = null) =>
        new PagedQuery<GroupRow>(options, (offset, limit, ct) => _api.PageAsync<GroupRow>(Path(roleId, "groups"), Query.Page(options, offset, limit), ct))
            .Select(options, row => new DracoonRoleMember(roleId, row));

    /// <summary>Gives users a role: <c>POST /roles/{role_id}/users</c>.</summary>
    /// <param name="roleId">The role.</param>
    /// <param name="userIds">The users.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The users who have the role then, as far as the server tells them at once.</returns>
    [ApiOperation("POST /roles/{role_id}/users")]
    public Task<IReadOnlyList<DracoonRoleMember>> GrantUsersAsync(long roleId, IEnumerable<long> userIds, CancellationToken cancellationToken = default) =>
        ChangeAsync<MemberRow>(HttpMethod.Post, roleId, "users", userIds, row => new DracoonRoleMember(roleId, row), cancellationToken);

    /// <summary>Takes a role from users: <c>DELETE /roles/{role_id}/users</c>.</summary>
    /// <param name="roleId">The role.</param>
    /// <param name="userIds">The users.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The users who have the role then, as far as the server tells them at once.</returns>
    /// <exception cref="DracoonApiException">Nobody would be left who may grant the role (400, -71006).</exception>
    [ApiOperation("DELETE /roles/{role_id}/users")]
    public Task<IReadOnlyList<DracoonRoleMember>> RevokeUsersAsync(long roleId, IEnumerable<long> userIds, CancellationToken cancellationToken = default) =>
        ChangeAsync<MemberRow>(HttpMethod.Delete, roleId, "users", userIds, row => new DracoonRoleMember(roleId, row), cancellationToken);

    /// <summary>Gives groups a role: <c>POST /roles/{role_id}/groups</c>.</summary>
    /// <param name="roleId">The role.</param>
    /// <param name="groupIds">The groups.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The groups that have the role then, as far as the server tells them at once.</returns>
    [ApiOperation("POST /roles/{role_id}/groups")]
    public Task<IReadOnlyList<DracoonRoleMember>> GrantGroupsAsync(long roleId, IEnumerable<long> groupIds, CancellationToken cancellationToken = default) =>
        ChangeAsync<GroupRow>(HttpMethod.Post, roleId, "groups", groupIds, row => new DracoonRoleMember(roleId, row), cancellationToken);

    /// <summary>Takes a role from groups: <c>DELETE /roles/{role_id}/groups</c>.</summary>
    /// <param name="roleId">The role.</param>
    /// <param name="groupIds">The groups.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The groups that have the role then, as far as the server tells them at once.</returns>
    /// <exception cref="DracoonApiException">Nobody would be left who may grant the role (400, -71006).</exception>
    [ApiOperation("DELETE /roles/{role_id}/groups")]
    public Task<IReadOnlyList<DracoonRoleMember>> RevokeGroupsAsync(long roleId, IEnumerable<long> groupIds, CancellationToken cancellationToken = default) =>
        ChangeAsync<GroupRow>(HttpMethod.Delete, roleId, "groups", groupIds, row => new DracoonRoleMember(roleId, row), cancellationToken);

    /// <summary>Finds the role with this name; upper and lower case are the same, and <c>user manager</c> is <c>USER_MANAGER</c>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The role.</returns>
    /// <exception cref="DracoonReferenceException">None has it.</exception>
    public async Task<DracoonRole> ResolveAsync(string name, CancellationToken cancellationToken = default)
    {
        string wanted = name.Trim().Replace(' ', '_');
        return (await ListAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(r => string.Equals(r.Name, wanted, StringComparison.OrdinalIgnoreCase))
            ?? throw new DracoonReferenceException(ReferenceFailure.NotFound, "role", name);
    }

    private async Task<IReadOnlyList<DracoonRoleMember>> ChangeAsync<TRow>(HttpMethod method, long roleId, string kind, IEnumerable<long> ids,
        Func<TRow, DracoonRoleMember> convert, CancellationToken cancellationToken) =>
        (await _api.SendAsync<ItemList<TRow>>(method, Path(roleId, kind), null, IdList.Of(ids), cancellationToken).ConfigureAwait(false)).Items.Select(convert).ToList();

    private static string Path(long roleId, string rest) => FormattableString.Invariant($"roles/{roleId}/{rest}");
}
