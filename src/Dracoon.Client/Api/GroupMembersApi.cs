using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;

namespace Dracoon.Client.Api;

/// <summary>What belongs to one group: members, roles and rooms, below <c>/groups/{group_id}</c>.</summary>
public sealed class GroupMembersApi
{
    private readonly ApiConnection _api;

    internal GroupMembersApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>The members of a group: <c>GET /groups/{group_id}/users</c>.</summary>
    /// <param name="groupId">The group.</param>
    /// <param name="options">Filter and part of the list; null for all members.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /groups/{group_id}/users")]
    public PagedQuery<DracoonGroupMember> List(long groupId, ListOptions? options = null) =>
        new PagedQuery<MemberRow>(options, (offset, limit, ct) => _api.PageAsync<MemberRow>(Path(groupId, "users"), Query.Page(options, offset, limit), ct))
            .Select(options, row => new DracoonGroupMember(groupId, row));

    /// <summary>Adds users to a group: <c>POST /groups/{group_id}/users</c>.</summary>
    /// <param name="groupId">The group.</param>
    /// <param name="userIds">The users.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The group.</returns>
    /// <exception cref="DracoonApiException">One of them is in the group already (400, -70510).</exception>
    [ApiOperation("POST /groups/{group_id}/users")]
    public Task<DracoonGroup> AddAsync(long groupId, IEnumerable<long> userIds, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonGroup>(HttpMethod.Post, Path(groupId, "users"), null, IdList.Of(userIds), cancellationToken);

    /// <summary>Removes users from a group: <c>DELETE /groups/{group_id}/users</c>.</summary>
    /// <param name="groupId">The group.</param>
    /// <param name="userIds">The users.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The group.</returns>
    /// <exception cref="DracoonApiException">A room would have no admin (400, -40006), or a role no holder (400, -71006).</exception>
    [ApiOperation("DELETE /groups/{group_id}/users")]
    public Task<DracoonGroup> RemoveAsync(long groupId, IEnumerable<long> userIds, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonGroup>(HttpMethod.Delete, Path(groupId, "users"), null, IdList.Of(userIds), cancellationToken);

    /// <summary>The roles of a group: <c>GET /groups/{group_id}/roles</c>.</summary>
    /// <param name="groupId">The group.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The roles.</returns>
    [ApiOperation("GET /groups/{group_id}/roles")]
    public async Task<IReadOnlyList<DracoonRoleGrant>> GetRolesAsync(long groupId, CancellationToken cancellationToken = default)
    {
        List<DracoonRoleGrant> roles = (await _api.GetAsync<ItemList<DracoonRoleGrant>>(Path(groupId, "roles"), null, cancellationToken).ConfigureAwait(false)).Items;
        roles.ForEach(role => role.GroupId = groupId);
        return roles;
    }

    /// <summary>The rooms of a group: <c>GET /groups/{group_id}/rooms</c>.</summary>
    /// <param name="groupId">The group.</param>
    /// <param name="options">Filter and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /groups/{group_id}/rooms")]
    public PagedQuery<DracoonGrantedRoom> ListRooms(long groupId, ListOptions? options = null) =>
        new PagedQuery<DracoonGrantedRoom>(options, (offset, limit, ct) =>
            _api.PageAsync<DracoonGrantedRoom>(Path(groupId, "rooms"), Query.Page(options, offset, limit), ct)).Select(options, room =>
            {
                room.GroupId = groupId;
                return room;
            });

    /// <summary>The rooms that have no admin but this group: <c>GET /groups/{group_id}/last_admin_rooms</c>.</summary>
    /// <param name="groupId">The group.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The rooms; none when the group could be removed.</returns>
    [ApiOperation("GET /groups/{group_id}/last_admin_rooms")]
    public async Task<IReadOnlyList<DracoonLastAdminRoom>> GetLastAdminRoomsAsync(long groupId, CancellationToken cancellationToken = default)
    {
        List<DracoonLastAdminRoom> rooms =
            (await _api.GetAsync<ItemList<DracoonLastAdminRoom>>(Path(groupId, "last_admin_rooms"), null, cancellationToken).ConfigureAwait(false)).Items;
        rooms.ForEach(room => room.GroupId = groupId);
        return rooms;
    }

    private static string Path(long groupId, string rest) => FormattableString.Invariant($"groups/{groupId}/{rest}");
}
