using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Ordering;

namespace DracoonPS;

/// <summary>Removes nodes, and then what is left of them in the recycle bin: they themselves, and the versions of them that lay there before.</summary>
internal sealed class PermanentRemoval
{
    private readonly DracoonSession _session;
    private readonly Dictionary<long, DracoonNode> _roomOf = new();
    private readonly HashSet<long> _removed = new();

    public PermanentRemoval(DracoonSession session)
    {
        _session = session;
    }

    /// <summary>Removes nodes of one parent. When the recycle bin refuses some of them, it can be called again for each.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>A task.</returns>
    public async Task RemoveAsync(IReadOnlyList<DracoonNode> nodes, CancellationToken cancellationToken)
    {
        DracoonNode? room = nodes[0] is { Type: not "room", ParentId: long parentId } ? await RoomAsync(parentId, cancellationToken) : null;
        List<long> inBin = room is { RecycleBinDays: > 0 } ? await FindVersionsAsync(room, nodes, cancellationToken) : new List<long>();
        long[] ids = nodes.Select(n => n.NodeId).Where(id => !_removed.Contains(id)).ToArray();
        if (ids.Length == 1)
        {
            await _session.Nodes.DeleteAsync(ids[0], cancellationToken);
        }
        else if (ids.Length > 1)
        {
            await _session.Nodes.DeleteAsync(ids, cancellationToken);
        }
        _removed.UnionWith(ids);
        for (int i = 0; i < inBin.Count; i += Batches<long, DracoonNode>.MaximumCount)
        {
            await _session.RecycleBin.DeleteAsync(inBin.Skip(i).Take(Batches<long, DracoonNode>.MaximumCount), cancellationToken);
        }
    }

    /// <summary>What will have to be removed from the recycle bin: a node keeps its number there.</summary>
    private async Task<List<long>> FindVersionsAsync(DracoonNode room, IEnumerable<DracoonNode> nodes, CancellationToken cancellationToken)
    {
        var ids = new List<long>();
        foreach (DracoonNode node in nodes.Where(n => n.Type != "room"))
        {
            ids.Add(node.NodeId);
            if (node.DeletedVersionCount is null or 0)
            {
                continue;
            }
            using PagedQuery<DracoonDeletedNode> versions = _session.RecycleBin.ListVersions(room.NodeId, node.Type, node.Name);
            while (await versions.MoveNextAsync(cancellationToken))
            {
                if (versions.Current.ParentId == node.ParentId && versions.Current.DeletedNodeId != node.NodeId)
                {
                    ids.Add(versions.Current.DeletedNodeId);
                }
            }
        }
        return ids;
    }

    /// <summary>The room that a folder is in, or the room itself.</summary>
    private async Task<DracoonNode> RoomAsync(long id, CancellationToken cancellationToken)
    {
        if (!_roomOf.TryGetValue(id, out DracoonNode? room))
        {
            room = await _session.Nodes.GetAsync(id, cancellationToken);
            if (room is { Type: not "room", ParentId: long parentId })
            {
                room = await RoomAsync(parentId, cancellationToken);
            }
            _roomOf[id] = room;
        }
        return room;
    }
}
