using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using Dracoon.Client.Transfers;
using DracoonPS.References;

namespace DracoonPS.Provider;

/// <content>Moving and copying, on the server where that can be done there.</content>
public sealed partial class DracoonProvider
{
    /// <inheritdoc/>
    protected override void MoveItem(string path, string destination)
    {
        DrivePath item = DrivePath.Parse(path);
        DrivePath to = DrivePath.Parse(destination);
        Try(item, () =>
        {
            DracoonSession session = SessionOf(item);
            DracoonNode node = Require(item);
            if (SessionOf(to) != session)
            {
                throw new ArgumentException($"'{item}' can't be moved to the drive of another session. Copy it there with Copy-Item, and remove it here when it has arrived.");
            }
            Place place = PlaceAt(to, node);
            if (!ShouldProcess(NodeReference.Describe(node), $"Move to {place.Path}"))
            {
                return;
            }
            if (string.Equals(place.Path.Parent.ToString(), item.Parent.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                Emit(Rename(session, node, place.Path.Name), place.Path);
                return;
            }
            DracoonNode parent = RequireMovable(node, place);
            Run(cancellationToken => session.Nodes.MoveAsync(parent.NodeId, Request(node, place), cancellationToken));
            Emit(Run(cancellationToken => session.Nodes.GetAsync(node.NodeId, cancellationToken)), place.Path);
        });
    }

    /// <inheritdoc/>
    protected override void CopyItem(string path, string copyPath, bool recurse)
    {
        DrivePath item = DrivePath.Parse(path);
        DrivePath to = DrivePath.Parse(copyPath);
        Try(item, () =>
        {
            DracoonSession session = SessionOf(item);
            DracoonSession target = SessionOf(to);
            DracoonNode node = Require(item);
            Place place = PlaceAt(to, session == target ? node : null, node.Name);
            DracoonNode parent = RequireMovable(node, place);
            if (!ShouldProcess(NodeReference.Describe(node), $"Copy to {place.Path}"))
            {
                return;
            }
            if (node.Type == "folder" && !recurse)
            {
                // As in the file system: the folder without what is in it.
                Emit(Run(cancellationToken => target.Nodes.EnsureFolderAsync(parent.NodeId, place.Path.Name, cancellationToken)), place.Path);
            }
            else if (session == target && node.IsEncrypted == parent.IsEncrypted)
            {
                Run(cancellationToken => session.Nodes.CopyAsync(parent.NodeId, Request(node, place), cancellationToken));
                Emit(Require(place.Path), place.Path);
            }
            else
            {
                Emit(Run(cancellationToken => CopyThroughHereAsync(session, target, node, parent, place.Path.Name, cancellationToken)), place.Path);
            }
        });
    }

    /// <summary>Where something goes: into the room or folder that is there, else to that name.</summary>
    private Place PlaceAt(DrivePath destination, DracoonNode? node, string? name = null)
    {
        name ??= node!.Name;
        if (destination.IsTop)
        {
            return new Place(null, destination.Child(name));
        }
        DracoonNode? there = Find(destination);
        if (there is { Type: not "file" } && there.NodeId != node?.NodeId)
        {
            return new Place(there, destination.With(there.Path).Child(name));
        }
        return new Place(destination.Parent.IsTop ? null : RequireParent(destination), destination);
    }

    private static DracoonNode RequireMovable(DracoonNode node, Place place)
    {
        if (node.Type == "room")
        {
            throw new ArgumentException($"'{node.Path}' is a room. Files and folders can be moved and copied, rooms can't.");
        }
        return place.Parent ?? throw new ArgumentException("Files and folders lie in rooms. The destination is in a room or folder, not at the top.");
    }

    private TransferNodesRequest Request(DracoonNode node, Place place) =>
        new TransferNodesRequest { OnConflict = Force ? ConflictStrategy.Overwrite : ConflictStrategy.Fail }.Add(node.NodeId, place.Path.Name == node.Name ? null : place.Path.Name);

    /// <summary>Between servers, and where only one side is encrypted: decrypted and encrypted in memory on the way.</summary>
    private async Task<DracoonNode> CopyThroughHereAsync(DracoonSession from, DracoonSession to, DracoonNode node, DracoonNode parent, string name, CancellationToken cancellationToken)
    {
        if (node.Type == "file")
        {
            var copier = new FileCopier(from, to)
            {
                NewName = name,
                OnConflict = Force ? ConflictStrategy.Overwrite : ConflictStrategy.Fail,
                KeysDistributed = (file, keys) => Warn(FileKeyWarning.For(file, keys)),
            };
            return await copier.CopyAsync(node, parent, null, cancellationToken).ConfigureAwait(false);
        }
        DracoonNode folder = await to.Nodes.EnsureFolderAsync(parent.NodeId, name, cancellationToken).ConfigureAwait(false);
        var children = new List<DracoonNode>(); // all of them first: what is being written may be below
        using (PagedQuery<DracoonNode> list = from.Nodes.List(node.NodeId))
        {
            while (await list.MoveNextAsync(cancellationToken).ConfigureAwait(false))
            {
                children.Add(list.Current);
            }
        }
        foreach (DracoonNode child in children)
        {
            await CopyThroughHereAsync(from, to, child, folder, child.Name, cancellationToken).ConfigureAwait(false);
        }
        return folder;
    }

    /// <summary>Where something goes.</summary>
    private sealed class Place
    {
        public Place(DracoonNode? parent, DrivePath path)
        {
            Parent = parent;
            Path = path;
        }

        /// <summary>The room or folder; null for the top.</summary>
        public DracoonNode? Parent { get; }

        public DrivePath Path { get; }
    }
}
