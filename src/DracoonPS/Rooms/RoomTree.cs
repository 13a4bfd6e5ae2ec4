using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Api;
using Dracoon.Client.Models;
using DracoonPS.References;

namespace DracoonPS.Rooms;

/// <summary>Rooms with those below them.</summary>
internal static class RoomTree
{
    /// <summary>The rooms that a reference names, and with <paramref name="recurse"/> all below them; the root stands for the rooms at the top.</summary>
    /// <exception cref="DracoonReferenceException">It names something that is no room.</exception>
    public static async Task<IReadOnlyList<DracoonNode>> FindAsync(DracoonSession session, NodeReference reference, bool recurse, CancellationToken cancellationToken)
    {
        var rooms = new List<DracoonNode>();
        if (reference.IsRoot)
        {
            await AddAsync(rooms, recurse ? Below(session, NodesApi.Root) : session.Nodes.List(NodesApi.Root), cancellationToken);
            return rooms;
        }
        foreach (DracoonNode node in await reference.ResolveManyAsync(session, cancellationToken))
        {
            if (node.Type == "room")
            {
                rooms.Add(node);
                if (recurse)
                {
                    await AddAsync(rooms, Below(session, node.NodeId), cancellationToken);
                }
            }
            else if (!reference.HasWildcard)
            {
                throw new DracoonReferenceException(ReferenceFailure.NotFound, "room", node.Path);
            }
        }
        return rooms;
    }

    private static PagedQuery<DracoonNode> Below(DracoonSession session, long parentId) =>
        session.Nodes.Search("*", parentId, -1, new ListOptions { Filter = new FilterBuilder().Add("type", "eq", "room").ToFilter() });

    private static async Task AddAsync(List<DracoonNode> rooms, PagedQuery<DracoonNode> query, CancellationToken cancellationToken)
    {
        using (query)
        {
            while (await query.MoveNextAsync(cancellationToken))
            {
                rooms.Add(query.Current);
            }
        }
    }
}
