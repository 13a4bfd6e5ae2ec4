using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Api;

/// <summary>What belongs to one user of the tenant: attributes, groups, roles, rooms and the second factor, below <c>/users/{user_id}</c>.</summary>
public sealed class UserRelationsApi
{
    private readonly ApiConnection _api;

    internal UserRelationsApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>What user managers noted about a user: <c>GET /users/{user_id}/userAttributes</c>.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="options">Filter, order and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /users/{user_id}/userAttributes")]
    public PagedQuery<DracoonUserAttribute> ListAttributes(long userId, ListOptions? options = null) =>
        new PagedQuery<DracoonUserAttribute>(options, (offset, limit, ct) =>
            _api.PageAsync<DracoonUserAttribute>(Path(userId, "userAttributes"), Query.Page(options, offset, limit), ct)).Select(options, attribute =>
            {
                attribute.UserId = userId;
                return attribute;
            });

    /// <summary>Adds or replaces attributes; others stay: <c>PUT /users/{user_id}/userAttributes</c>.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="attributes">Keys and values.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The user as changed; null where the server does not say.</returns>
    [ApiOperation("PUT /users/{user_id}/userAttributes")]
    public Task<DracoonUser?> SetAttributesAsync(long userId, IEnumerable<KeyValuePair<string, string>> attributes, CancellationToken cancellationToken = default) =>
        _api.SendOptionalAsync<DracoonUser>(HttpMethod.Put, Path(userId, "userAttributes"), Items(attributes), cancellationToken);

    /// <summary>Replaces all attributes: <c>POST /users/{user_id}/userAttributes</c>.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="attributes">Keys and values; none to remove all.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The user as changed; null where the server does not say.</returns>
    [ApiOperation("POST /users/{user_id}/userAttributes")]
    public Task<DracoonUser?> ReplaceAttributesAsync(long userId, IEnumerable<KeyValuePair<string, string>> attributes, CancellationToken cancellationToken = default) =>
        _api.SendOptionalAsync<DracoonUser>(HttpMethod.Post, Path(userId, "userAttributes"), Items(attributes), cancellationToken, repeatable: true);

    /// <summary>Removes an attribute: <c>DELETE /users/{user_id}/userAttributes/{key}</c>.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonApiException">There is no such attribute (404, -70550).</exception>
    [ApiOperation("DELETE /users/{user_id}/userAttributes/{key}")]
    public Task RemoveAttributeAsync(long userId, string key, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, Path(userId, "userAttributes/" + Uri.EscapeDataString(key)), null, null, cancellationToken);

    /// <summary>The groups of a user: <c>GET /users/{user_id}/groups</c>.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="options">Filter and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /users/{user_id}/groups")]
    public PagedQuery<DracoonUserGroup> ListGroups(long userId, ListOptions? options = null) =>
        new PagedQuery<GroupRow>(options, (offset, limit, ct) => _api.PageAsync<GroupRow>(Path(userId, "groups"), Query.Page(options, offset, limit), ct))
            .Select(options, row => new DracoonUserGroup(userId, row));

    /// <summary>The roles that are granted to a user in person: <c>GET /users/{user_id}/roles</c>.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The roles.</returns>
    [ApiOperation("GET /users/{user_id}/roles")]
    public async Task<IReadOnlyList<DracoonRoleGrant>> GetRolesAsync(long userId, CancellationToken cancellationToken = default)
    {
        List<DracoonRoleGrant> roles = (await _api.GetAsync<ItemList<DracoonRoleGrant>>(Path(userId, "roles"), null, cancellationToken).ConfigureAwait(false)).Items;
        roles.ForEach(role => role.UserId = userId);
        return roles;
    }

    /// <summary>The rooms of a user: <c>GET /users/{user_id}/rooms</c>.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="options">Filter and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /users/{user_id}/rooms")]
    public PagedQuery<DracoonGrantedRoom> ListRooms(long userId, ListOptions? options = null) =>
        new PagedQuery<DracoonGrantedRoom>(options, (offset, limit, ct) =>
            _api.PageAsync<DracoonGrantedRoom>(Path(userId, "rooms"), Query.Page(options, offset, limit), ct)).Select(options, room =>
            {
                room.UserId = userId;
                return room;
            });

    /// <summary>The rooms that nobody but this user administrates: <c>GET /users/{user_id}/last_admin_rooms</c>.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The rooms; none when the user could be removed.</returns>
    [ApiOperation("GET /users/{user_id}/last_admin_rooms")]
    public async Task<IReadOnlyList<DracoonLastAdminRoom>> GetLastAdminRoomsAsync(long userId, CancellationToken cancellationToken = default)
    {
        List<DracoonLastAdminRoom> rooms =
            (await _api.GetAsync<ItemList<DracoonLastAdminRoom>>(Path(userId, "last_admin_rooms"), null, cancellationToken).ConfigureAwait(false)).Items;
        rooms.ForEach(room => room.UserId = userId);
        return rooms;
    }

    /// <summary>Removes the second factor of a user: <c>DELETE /users/{user_id}/mfa</c>.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("DELETE /users/{user_id}/mfa")]
    public Task ResetMfaAsync(long userId, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, Path(userId, "mfa"), null, null, cancellationToken);

    /// <summary>Makes a code that lets a user in once without the second factor: <c>POST /users/{user_id}/mfa/emergency_code</c>.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The code.</returns>
    [ApiOperation("POST /users/{user_id}/mfa/emergency_code")]
    public async Task<DracoonMfaEmergencyCode> CreateEmergencyCodeAsync(long userId, CancellationToken cancellationToken = default) =>
        new(userId, await _api.SendAsync<MfaEmergencyCode>(HttpMethod.Post, Path(userId, "mfa/emergency_code"), null, null, cancellationToken).ConfigureAwait(false));

    private static string Path(long userId, string rest) => FormattableString.Invariant($"users/{userId}/") + rest;

    private static JObject Items(IEnumerable<KeyValuePair<string, string>> attributes) => new()
    {
        ["items"] = new JArray(attributes.Select(a => new JObject { ["key"] = a.Key, ["value"] = a.Value }).Cast<object>().ToArray()),
    };
}
