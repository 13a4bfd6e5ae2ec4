using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Rooms;

/// <summary>
/// What is in the rooms where rooms are made: each is listed once, which is cheaper than looking for a thousand names. A room manager sees rooms
/// here that they are not in, such as those that others were given for themselves.
/// </summary>
internal sealed class ExistingRooms
{
    private readonly ConcurrentDictionary<long, Lazy<Task<Dictionary<string, DracoonNode>>>> _parents = new();

    /// <summary>What has this name, in upper or lower case; null for nothing.</summary>
    public async Task<DracoonNode?> FindAsync(DracoonSession session, long parentId, string name, CancellationToken cancellationToken)
    {
        Lazy<Task<Dictionary<string, DracoonNode>>> children = _parents.GetOrAdd(parentId, id => new Lazy<Task<Dictionary<string, DracoonNode>>>(() => ListAsync(session, id, cancellationToken)));
        return (await children.Value.ConfigureAwait(false)).TryGetValue(name, out DracoonNode? found) ? found : null;
    }

    private static async Task<Dictionary<string, DracoonNode>> ListAsync(DracoonSession session, long parentId, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, DracoonNode>(StringComparer.OrdinalIgnoreCase);
        using PagedQuery<DracoonNode> children = session.Nodes.ListForManagement(parentId);
        while (await children.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            names[children.Current.Name] = children.Current;
        }
        return names;
    }
}
