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
/// How one room is made: the room, what comes into it, and the end of its creator's permissions. A run that was interrupted is completed by the
/// next one that takes the room as it is.
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

    /// <summary>Folders to make.</summary>
    public string[] SubFolders { get; set; } = Array.Empty<string>();

    /// <summary>Brings in what else the room is made for; null for nothing.</summary>
    public Func<DracoonNode, CancellationToken, Task>? FillAsync { get; set; }

    public bool RemovesCreator { get; set; }

    public long CreatorId { get; set; }

    public List<long> AdminIds { get; } = new();

    public List<long> AdminGroupIds { get; } = new();

    /// <summary>True when there may be something to do in the room that is there, as far as its creator is still an admin of it.</summary>
    public bool NeedsRepair => Existing?.Permissions is { Manage: true } && (SubFolders.Length > 0 || FillAsync is not null || RemovesCreator) && !AdminIds.Contains(CreatorId);

    /// <summary>Decides who administrates the room.</summary>
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
        else if (own && (SubFolders.Length > 0 || FillAsync is not null) && !ids.Contains(CreatorId))
        {
            ids.Add(CreatorId); // or nobody could bring anything in
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

    /// <summary>Does it.</summary>
    /// <returns>The room; null when it is there already, and is not for the signed-in user to see.</returns>
    public async Task<DracoonNode?> RunAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        (DracoonNode? room, bool isNew) = await EnsureRoomAsync(session, cancellationToken).ConfigureAwait(false);
        if (room is null || (!isNew && !NeedsRepair))
        {
            return room;
        }
        foreach (string folder in SubFolders)
        {
            await EnsureFolderAsync(session, room, folder, cancellationToken).ConfigureAwait(false);
        }
        if (FillAsync is not null)
        {
            await FillAsync(room, cancellationToken).ConfigureAwait(false);
        }
        if (RemovesCreator && !AdminIds.Contains(CreatorId) && (isNew ? _creatorHelps : await IsCreatorInAsync(session, room, cancellationToken).ConfigureAwait(false)))
        {
            await session.Rooms.RevokeUsersAsync(room.NodeId, new[] { CreatorId }, cancellationToken).ConfigureAwait(false);
        }
        return room;
    }

    private async Task<(DracoonNode? Room, bool IsNew)> EnsureRoomAsync(DracoonSession session, CancellationToken cancellationToken)
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
            return (Existing is null ? null : RequireRoom(Existing), false);
        }
    }

    private static DracoonNode RequireRoom(DracoonNode node) => node.Type == "room"
        ? node
        : throw new NodeExistsException($"'{node.Path}' is there already, and is no room but a {node.Type}. Take another name, or make a room of a folder with ConvertTo-DracoonRoom.");

    private static async Task EnsureFolderAsync(DracoonSession session, DracoonNode room, string path, CancellationToken cancellationToken)
    {
        long parentId = room.NodeId;
        foreach (string name in NodePath.Split(path))
        {
            parentId = (await session.Nodes.EnsureFolderAsync(parentId, name, cancellationToken).ConfigureAwait(false)).NodeId;
        }
    }

    /// <summary>True when the creator has permissions in the room: then a run before was interrupted.</summary>
    private async Task<bool> IsCreatorInAsync(DracoonSession session, DracoonNode room, CancellationToken cancellationToken)
    {
        string? filter = new FilterBuilder().Add("userId", "eq", CreatorId).ToFilter();
        using PagedQuery<DracoonRoomPermission> users = session.Rooms.ListUsers(room.NodeId, new ListOptions { Filter = filter });
        return await users.MoveNextAsync(cancellationToken).ConfigureAwait(false);
    }
}
