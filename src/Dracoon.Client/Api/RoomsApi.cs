using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using Dracoon.Crypto;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Api;

/// <summary>What only rooms have: permissions and encryption, below <c>/nodes/rooms/{room_id}</c>.</summary>
public sealed class RoomsApi
{
    private readonly ApiConnection _api;

    internal RoomsApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>The users with permissions in a room: <c>GET /nodes/rooms/{room_id}/users</c>.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="options">Filter, order and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /nodes/rooms/{room_id}/users")]
    public PagedQuery<DracoonRoomPermission> ListUsers(long roomId, ListOptions? options = null) => List(roomId, "users", options);

    /// <summary>The groups with permissions in a room: <c>GET /nodes/rooms/{room_id}/groups</c>.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="options">Filter, order and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /nodes/rooms/{room_id}/groups")]
    public PagedQuery<DracoonRoomPermission> ListGroups(long roomId, ListOptions? options = null) => List(roomId, "groups", options);

    /// <summary>Gives users exactly these permissions in a room: <c>PUT /nodes/rooms/{room_id}/users</c>.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="userIds">The users.</param>
    /// <param name="permissions">The permissions; they replace what a user had.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("PUT /nodes/rooms/{room_id}/users")]
    public Task GrantUsersAsync(long roomId, IEnumerable<long> userIds, NodePermissions permissions, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Put, Path(roomId, "users"), null, Grants(userIds, permissions), cancellationToken);

    /// <summary>Gives groups exactly these permissions in a room: <c>PUT /nodes/rooms/{room_id}/groups</c>.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="groupIds">The groups.</param>
    /// <param name="permissions">The permissions; they replace what a group had.</param>
    /// <param name="newMemberAcceptance"><c>autoallow</c> to let new members of the groups in at once, <c>pending</c> to have an admin of the room decide; null for the server's default.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("PUT /nodes/rooms/{room_id}/groups")]
    public Task GrantGroupsAsync(long roomId, IEnumerable<long> groupIds, NodePermissions permissions, string? newMemberAcceptance = null, CancellationToken cancellationToken = default)
    {
        JObject body = Grants(groupIds, permissions);
        if (newMemberAcceptance is not null)
        {
            foreach (JToken item in body["items"]!)
            {
                item["newGroupMemberAcceptance"] = newMemberAcceptance;
            }
        }
        return _api.SendAsync(HttpMethod.Put, Path(roomId, "groups"), null, body, cancellationToken);
    }

    /// <summary>Takes all permissions of users: <c>DELETE /nodes/rooms/{room_id}/users</c>.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="userIds">The users.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonApiException">Nobody would be left to administrate the room (400, -40006).</exception>
    [ApiOperation("DELETE /nodes/rooms/{room_id}/users")]
    public Task RevokeUsersAsync(long roomId, IEnumerable<long> userIds, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, Path(roomId, "users"), null, Ids(userIds), cancellationToken);

    /// <summary>Takes all permissions of groups: <c>DELETE /nodes/rooms/{room_id}/groups</c>.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="groupIds">The groups.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("DELETE /nodes/rooms/{room_id}/groups")]
    public Task RevokeGroupsAsync(long roomId, IEnumerable<long> groupIds, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, Path(roomId, "groups"), null, Ids(groupIds), cancellationToken);

    /// <summary>Makes an empty room encrypted: <c>PUT /nodes/rooms/{room_id}/encrypt</c>.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="useDataSpaceRescueKey">True to make its files readable with the system rescue keypair too; null leaves it out.</param>
    /// <param name="rescueKeypair">A rescue keypair of the room's own; null for none.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The room.</returns>
    [ApiOperation("PUT /nodes/rooms/{room_id}/encrypt")]
    public Task<DracoonNode> EncryptAsync(long roomId, bool? useDataSpaceRescueKey, DracoonKeypair? rescueKeypair, CancellationToken cancellationToken = default)
    {
        var body = new JObject { ["isEncrypted"] = true };
        if (useDataSpaceRescueKey is bool use)
        {
            body["useDataSpaceRescueKey"] = use;
        }
        if (rescueKeypair is not null)
        {
            body["dataRoomRescueKey"] = UserKeyPairContainer.Write(rescueKeypair);
        }
        return _api.SendAsync<DracoonNode>(HttpMethod.Put, Path(roomId, "encrypt"), null, body, cancellationToken);
    }

    /// <summary>Ends the encryption of an empty room: <c>PUT /nodes/rooms/{room_id}/encrypt</c>.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The room.</returns>
    /// <exception cref="DracoonApiException">It has files (400, -40003), or deleted ones (-40018).</exception>
    [ApiOperation("PUT /nodes/rooms/{room_id}/encrypt")]
    public Task<DracoonNode> DecryptAsync(long roomId, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonNode>(HttpMethod.Put, Path(roomId, "encrypt"), null, new JObject { ["isEncrypted"] = false }, cancellationToken);

    /// <summary>Invites people to a room by mail: <c>PUT /nodes/rooms/{room_id}/guest_users</c>.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="guests">The people.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("PUT /nodes/rooms/{room_id}/guest_users")]
    public Task InviteGuestsAsync(long roomId, IEnumerable<RoomGuest> guests, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Put, Path(roomId, "guest_users"), null, new JObject { ["roomGuestInvitations"] = new JArray(guests.Select(g => g.ToJson()).Cast<object>().ToArray()) }, cancellationToken);

    /// <summary>The room's rescue keypair: <c>GET /nodes/rooms/{room_id}/keypair</c>.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="version">The version; null for the one that new file keys are for.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The keypair.</returns>
    /// <exception cref="DracoonApiException">There is none (404, -40007), or the room is not encrypted (400, -40001).</exception>
    [ApiOperation("GET /nodes/rooms/{room_id}/keypair")]
    public Task<DracoonKeypair> GetRescueKeypairAsync(long roomId, KeypairVersion? version, CancellationToken cancellationToken = default) =>
        Keypairs(roomId).GetAsync(version, cancellationToken);

    /// <summary>All rescue keypairs of the room: <c>GET /nodes/rooms/{room_id}/keypairs</c>.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The keypairs, the one that new file keys are for first; none when the room has none.</returns>
    [ApiOperation("GET /nodes/rooms/{room_id}/keypairs")]
    public Task<IReadOnlyList<DracoonKeypair>> GetRescueKeypairsAsync(long roomId, CancellationToken cancellationToken = default) =>
        Keypairs(roomId).ListAsync(cancellationToken);

    /// <summary>Gives the room a rescue keypair of a version that it has none of: <c>POST /nodes/rooms/{room_id}/keypair</c>.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="keypair">The keypair.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("POST /nodes/rooms/{room_id}/keypair")]
    public Task SetRescueKeypairAsync(long roomId, DracoonKeypair keypair, CancellationToken cancellationToken = default) =>
        Keypairs(roomId).AddAsync(keypair, cancellationToken);

    /// <summary>Gives the room a rescue keypair that takes over from the one it has, which stays: <c>POST /nodes/rooms/{room_id}/keypairs</c>.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="keypair">The new keypair.</param>
    /// <param name="previous">The private key that the room has, under the password of the new one.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("POST /nodes/rooms/{room_id}/keypairs")]
    public Task SetRescueKeypairAsync(long roomId, DracoonKeypair keypair, ProtectedPrivateKey previous, CancellationToken cancellationToken = default) =>
        Keypairs(roomId).AddKeepingPreviousAsync(keypair, previous, cancellationToken);

    /// <summary>Removes a rescue keypair of the room and the file keys that are for it: <c>DELETE /nodes/rooms/{room_id}/keypair</c>.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("DELETE /nodes/rooms/{room_id}/keypair")]
    public Task DeleteRescueKeypairAsync(long roomId, KeypairVersion version, CancellationToken cancellationToken = default) =>
        Keypairs(roomId).DeleteAsync(version, cancellationToken);

    private PagedQuery<DracoonRoomPermission> List(long roomId, string what, ListOptions? options) => new(options, async (offset, limit, ct) =>
    {
        Page<DracoonRoomPermission> page = await _api.PageAsync<DracoonRoomPermission>(Path(roomId, what), Query.Page(options, offset, limit), ct).ConfigureAwait(false);
        return new Page<DracoonRoomPermission>(page.Items.Select(p => p.InRoom(roomId, what == "groups")).ToList(), page.Total, page.Limit);
    });

    private KeypairOperations Keypairs(long roomId) => new(_api, FormattableString.Invariant($"nodes/rooms/{roomId}"));

    private static string Path(long roomId, string rest) => FormattableString.Invariant($"nodes/rooms/{roomId}/{rest}");

    private static JObject Ids(IEnumerable<long> ids) => new() { ["ids"] = new JArray(ids.Cast<object>().ToArray()) };

    private static JObject Grants(IEnumerable<long> ids, NodePermissions p) => new()
    {
        ["items"] = new JArray(ids.Select(id => new JObject
        {
            ["id"] = id,
            ["permissions"] = new JObject
            {
                ["manage"] = p.Manage,
                ["read"] = p.Read,
                ["create"] = p.Create,
                ["change"] = p.Change,
                ["delete"] = p.Delete,
                ["manageDownloadShare"] = p.ManageDownloadShare,
                ["manageUploadShare"] = p.ManageUploadShare,
                ["readRecycleBin"] = p.ReadRecycleBin,
                ["restoreRecycleBin"] = p.RestoreRecycleBin,
                ["deleteRecycleBin"] = p.DeleteRecycleBin,
            },
        }).Cast<object>().ToArray()),
    };
}
