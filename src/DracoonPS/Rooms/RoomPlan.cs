using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Api;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;

namespace DracoonPS.Rooms;

/// <summary>
/// How one room is made: the room, its folders, and the end of its creator's permissions. A run that was interrupted is completed by the next one
/// with -IfNotExists.
/// </summary>
internal sealed class RoomPlan
{
    private bool _mayExist;
    private bool _creatorHelps;

    public RoomPlan(CreateRoomRequest request)
    {
        Request = request;
    }

    public CreateRoomRequest Request { get; }

    /// <summary>The room above, for the question.</summary>
    public string Where { get; set; } = "the top";

    /// <summary>What is there already.</summary>
    public DracoonNode? Existing { get; set; }

    public string[] SubFolders { get; set; } = Array.Empty<string>();

    public bool RemovesCreator { get; set; }

    public long CreatorId { get; set; }

    public List<long> AdminIds { get; } = new();

    public List<long> AdminGroupIds { get; } = new();

    /// <summary>True when there may be something to do in the room that is there: folders to make, or permissions to give up, as far as the creator is in it.</summary>
    public bool NeedsRepair => Existing?.Permissions is { Manage: true } && (SubFolders.Length > 0 || RemovesCreator) && !AdminIds.Contains(CreatorId);

    /// <summary>Who administrates the room.</summary>
    /// <param name="inherits">What the caller said about inheritance; null for nothing.</param>
    /// <param name="mayExist">True when a room that is there already is as good.</param>
    public void Decide(bool? inherits, bool mayExist)
    {
        _mayExist = mayExist;
        bool hasAdmins = AdminIds.Count + AdminGroupIds.Count > 0;
        if (Request.ParentId is not null)
        {
            Request.InheritPermissions = inherits ?? !hasAdmins;
        }
        bool own = Request.InheritPermissions != true;
        var ids = new List<long>(AdminIds);
        if (own && !hasAdmins)
        {
            ids.Add(CreatorId); // a room must have an admin
        }
        else if (own && SubFolders.Length > 0 && !ids.Contains(CreatorId))
        {
            ids.Add(CreatorId); // or nobody could make the folders
            _creatorHelps = true;
        }
        if (ids.Count > 0)
        {
            Request.AdminIds = ids;
        }
        if (AdminGroupIds.Count > 0)
        {
            Request.AdminGroupIds = AdminGroupIds;
        }
    }

    public async Task<DracoonNode> RunAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        (DracoonNode room, bool isNew) = await EnsureRoomAsync(session, cancellationToken).ConfigureAwait(false);
        if (isNew || NeedsRepair)
        {
            foreach (string folder in SubFolders)
            {
                await EnsureFolderAsync(session, room, folder, cancellationToken).ConfigureAwait(false);
            }
            if (RemovesCreator && !AdminIds.Contains(CreatorId) && (isNew ? _creatorHelps : await IsCreatorAdminAsync(session, room, cancellationToken).ConfigureAwait(false)))
            {
                await session.Rooms.RevokeUsersAsync(room.NodeId, new[] { CreatorId }, cancellationToken).ConfigureAwait(false);
            }
        }
        return room;
    }

    private async Task<(DracoonNode Room, bool IsNew)> EnsureRoomAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        if (Existing is not null)
        {
            return (RequireRoom(Existing), false);
        }
        try
        {
            return (await session.Nodes.CreateRoomAsync(Request, cancellationToken).ConfigureAwait(false), true);
        }
        catch (DracoonApiException e) when (e.StatusCode == 409 && _mayExist)
        {
            // Made by somebody else, or by a row before this one, since the names were read.
            Existing = await session.Nodes.FindChildAsync(Request.ParentId ?? NodesApi.Root, Request.Name!, cancellationToken).ConfigureAwait(false);
            return Existing is null ? throw new DracoonReferenceException(ReferenceFailure.NotFound, "room", Request.Name!) : (RequireRoom(Existing), false);
        }
    }

    private static DracoonNode RequireRoom(DracoonNode node) =>
        node.Type == "room" ? node : throw new NodeExistsException($"'{node.Path}' is there already, and is no room but a {node.Type}. Take another name, or make a room of it with ConvertTo-DracoonRoom.");

    private static async Task EnsureFolderAsync(DracoonSession session, DracoonNode room, string path, CancellationToken cancellationToken)
    {
        long parentId = room.NodeId;
        foreach (string name in NodePath.Split(path.StartsWith("/", StringComparison.Ordinal) ? path : "/" + path))
        {
            parentId = (await session.Nodes.EnsureFolderAsync(parentId, name, cancellationToken).ConfigureAwait(false)).NodeId;
        }
    }

    /// <summary>True when the creator is still in the room, and not the only one: then a run before was interrupted.</summary>
    private async Task<bool> IsCreatorAdminAsync(DracoonSession session, DracoonNode room, CancellationToken cancellationToken)
    {
        using PagedQuery<DracoonRoomPermission> users = session.Rooms.ListUsers(room.NodeId, new ListOptions { Filter = new FilterBuilder().Add("userId", "eq", CreatorId).ToFilter() });
        return await users.MoveNextAsync(cancellationToken).ConfigureAwait(false);
    }
}
