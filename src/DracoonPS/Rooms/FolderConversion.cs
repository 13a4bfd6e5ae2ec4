using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using Dracoon.Client.Transfers;
using DracoonPS.Ordering;

namespace DracoonPS.Rooms;

/// <summary>
/// Makes rooms of folders. The folder steps aside under another name, a room takes its name and then, batch by batch, its content; the empty
/// folder is removed last. Whatever fails on the way, everything is in the folder or in the room, and the next run goes on where this one ended.
/// </summary>
internal sealed class FolderConversion
{
    /// <summary>Ends the name of a folder whose content is being moved.</summary>
    public const string Suffix = " (becomes a room)";

    private const int LongestName = 150;

    private readonly DracoonSession _session;
    private readonly List<DracoonNode> _rooms = new();

    public FolderConversion(DracoonSession session)
    {
        _session = session;
    }

    /// <summary>Users who administrate the room; without them and groups it inherits permissions.</summary>
    public IReadOnlyList<long> AdminIds { get; set; } = Array.Empty<long>();

    public IReadOnlyList<long> AdminGroupIds { get; set; } = Array.Empty<long>();

    public bool RemovesCreator { get; set; }

    /// <summary>True to make rooms of the folders in the folder too.</summary>
    public bool Recurses { get; set; }

    /// <summary>True to give up the folder's own shares and comments.</summary>
    public bool Forces { get; set; }

    /// <summary>Does it.</summary>
    /// <param name="node">The folder, or the room that it is already.</param>
    /// <param name="cancellationToken">Cancels it; it can be taken up again.</param>
    /// <returns>The room, and those in it that were made.</returns>
    public async Task<IReadOnlyList<DracoonNode>> RunAsync(DracoonNode node, CancellationToken cancellationToken)
    {
        if (node.Type == "file")
        {
            throw new ArgumentException($"'{node.Path}' is a file. Only folders become rooms.");
        }
        if (node.Type == "room")
        {
            // It was converted before; what an interrupted run left behind lies beside it.
            DracoonNode? rest = node.ParentId is long parentId ? await _session.Nodes.FindChildAsync(parentId, node.Name + Suffix, cancellationToken).ConfigureAwait(false) : null;
            if (rest is not { Type: "folder" })
            {
                return new[] { node };
            }
            node = rest;
        }
        await ConvertAsync(node, isFirst: true, cancellationToken).ConfigureAwait(false);
        return _rooms;
    }

    private async Task ConvertAsync(DracoonNode folder, bool isFirst, CancellationToken cancellationToken)
    {
        bool isUnderWay = folder.Name.EndsWith(Suffix, StringComparison.Ordinal);
        string name = isUnderWay ? folder.Name.Substring(0, folder.Name.Length - Suffix.Length) : folder.Name;
        if (!isUnderWay)
        {
            await CheckAsync(folder, cancellationToken).ConfigureAwait(false);
            await RenameAsync(folder, name + Suffix, cancellationToken).ConfigureAwait(false);
        }
        bool hasRoom = false;
        RoomPlan plan = Plan(folder, name, isFirst, isUnderWay, async (room, cancel) =>
        {
            hasRoom = true;
            int place = _rooms.Count;
            await MoveContentAsync(folder, room, cancel).ConfigureAwait(false);
            if (Recurses)
            {
                foreach (DracoonNode inner in await ListAsync(room.NodeId, "folder", cancel).ConfigureAwait(false))
                {
                    await ConvertAsync(inner, isFirst: false, cancel).ConfigureAwait(false);
                }
            }
            _rooms.Insert(place, await _session.Nodes.GetAsync(room.NodeId, cancel).ConfigureAwait(false)); // as long as it may be seen
        });
        try
        {
            await plan.RunAsync(_session, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (!hasRoom && !isUnderWay)
        {
            await RenameAsync(folder, name, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        if (!hasRoom)
        {
            throw new NodeExistsException($"'{folder.ParentPath}{name}' is there already, and the signed-in user does not administrate it: the content of '{folder.Path}' stays where it is.");
        }
    }

    private RoomPlan Plan(DracoonNode folder, string name, bool isFirst, bool mayExist, Func<DracoonNode, CancellationToken, Task> fillAsync)
    {
        var request = new CreateRoomRequest { Name = name, ParentId = folder.ParentId };
        if (!string.IsNullOrEmpty(folder.Notes))
        {
            request.Notes = folder.Notes;
        }
        if (folder.Classification is int classification)
        {
            request.Classification = classification;
        }
        if (folder.TimestampCreation is not null)
        {
            request.TimestampCreation = folder.TimestampCreation;
        }
        if (folder.TimestampModification is not null)
        {
            request.TimestampModification = folder.TimestampModification;
        }
        var plan = new RoomPlan(request) { FillAsync = fillAsync, RemovesCreator = isFirst && RemovesCreator, CreatorId = _session.Account.UserId };
        if (isFirst)
        {
            plan.AdminIds.AddRange(AdminIds);
            plan.AdminGroupIds.AddRange(AdminGroupIds);
        }
        plan.Decide(null, mayExist);
        return plan;
    }

    /// <summary>What would be lost, or could not be, is refused before anything is changed.</summary>
    private async Task CheckAsync(DracoonNode folder, CancellationToken cancellationToken)
    {
        if (folder.ParentId is not long parentId || (await _session.Nodes.GetAsync(parentId, cancellationToken).ConfigureAwait(false)).Type != "room")
        {
            throw new ArgumentException($"'{folder.Path}' lies in a folder, and rooms lie in rooms only. Make a room of the folder above first, or give that one with -Recurse.");
        }
        if (folder.Name.Length + Suffix.Length > LongestName)
        {
            throw new ArgumentException($"The name of '{folder.Path}' is too long: for a while it has to be longer by {Suffix.Length} characters, and {LongestName} are allowed. Give it a shorter one first.");
        }
        if (!Forces && (folder.DownloadShareCount > 0 || folder.UploadShareCount > 0 || folder.CommentCount > 0))
        {
            throw new ArgumentException($"'{folder.Path}' itself has shares or comments, and a room would not have them ({folder.DownloadShareCount ?? 0} shares, {folder.UploadShareCount ?? 0} file requests, {folder.CommentCount ?? 0} comments). Give these up with -Force. Those of what is in it are kept.");
        }
    }

    private async Task MoveContentAsync(DracoonNode folder, DracoonNode room, CancellationToken cancellationToken)
    {
        // Again until nothing is left: somebody may be at work there. A name that is taken in the room is an error, since neither of the two may be lost.
        while (await ListAsync(folder.NodeId, null, cancellationToken).ConfigureAwait(false) is { Count: > 0 } content)
        {
            for (int start = 0; start < content.Count; start += Batches<long, DracoonNode>.MaximumCount)
            {
                var request = new TransferNodesRequest { OnConflict = ConflictStrategy.Fail };
                foreach (DracoonNode node in content.Skip(start).Take(Batches<long, DracoonNode>.MaximumCount))
                {
                    request.Add(node.NodeId);
                }
                await _session.Nodes.MoveAsync(room.NodeId, request, cancellationToken).ConfigureAwait(false);
            }
        }
        await _session.Nodes.DeleteAsync(folder.NodeId, cancellationToken).ConfigureAwait(false);
    }

    private async Task<List<DracoonNode>> ListAsync(long parentId, string? type, CancellationToken cancellationToken)
    {
        var nodes = new List<DracoonNode>();
        string? filter = type is null ? null : new FilterBuilder().Add("type", "eq", type).ToFilter();
        using PagedQuery<DracoonNode> query = _session.Nodes.List(parentId, new ListOptions { Filter = filter });
        while (await query.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            nodes.Add(query.Current);
        }
        return nodes;
    }

    private Task<DracoonNode> RenameAsync(DracoonNode folder, string name, CancellationToken cancellationToken) =>
        _session.Nodes.UpdateFolderAsync(folder.NodeId, new UpdateFolderRequest { Name = name }, cancellationToken);
}
