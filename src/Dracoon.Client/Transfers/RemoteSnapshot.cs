using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Models;

namespace Dracoon.Client.Transfers;

/// <summary>A room or folder of the server with everything in it.</summary>
public static class RemoteSnapshot
{
    /// <summary>Reads what is below a room or folder.</summary>
    /// <param name="session">The session.</param>
    /// <param name="root">The room or folder.</param>
    /// <param name="isExcluded">Gets a path below the root; true for what is left alone, with everything in it.</param>
    /// <param name="toLocalName">Gets a node and gives its name on this machine; null to keep the server's names.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>What is there, folders before their content. What is excluded is there too, but protected.</returns>
    /// <exception cref="DracoonReferenceException">The server gave something that is not below the root.</exception>
    /// <exception cref="TransferException">The server gave something in a folder that it did not give, and that can't be read by itself either.</exception>
    public static async Task<IReadOnlyList<TreeEntry>> ReadAsync(DracoonSession session, DracoonNode root, Func<string, bool> isExcluded,
        Func<DracoonNode, string>? toLocalName = null, CancellationToken cancellationToken = default)
    {
        var nodes = new List<DracoonNode>();
        using (PagedQuery<DracoonNode> below = session.Nodes.Search("*", root.NodeId, -1))
        {
            while (await below.MoveNextAsync(cancellationToken).ConfigureAwait(false))
            {
                nodes.Add(below.Current);
            }
        }
        var parents = new RemoteParents(session, root, nodes);
        var placed = new List<(string Path, DracoonNode Node)>(nodes.Count);
        foreach (DracoonNode node in nodes)
        {
            placed.Add((await parents.PathOfAsync(node, cancellationToken).ConfigureAwait(false) + "/" + node.Name, node));
        }
        placed.AddRange(parents.LookedUp);
        var excluded = new HashSet<long>();
        var localPaths = new Dictionary<long, string> { [root.NodeId] = "" };
        var entries = new List<TreeEntry>();
        foreach ((string serverPath, DracoonNode node) in placed.OrderBy(n => n.Path, StringComparer.Ordinal))
        {
            if (excluded.Contains(node.ParentId!.Value))
            {
                excluded.Add(node.NodeId);
                continue;
            }
            string localParent = localPaths[node.ParentId.Value];
            bool isExcludedHere = isExcluded(serverPath.Substring(1));
            // What is left alone needs no name that this machine can store.
            string name = toLocalName is null || isExcludedHere ? node.Name : toLocalName(node);
            string path = localParent.Length == 0 ? name : localParent + "/" + name;
            if (node.Type != "file")
            {
                localPaths[node.NodeId] = name.Length > 0 ? path : localParent;
            }
            if (isExcludedHere)
            {
                excluded.Add(node.NodeId);
            }
            entries.Add(Entry(path, node, isExcludedHere));
        }
        return entries;
    }

    private static TreeEntry Entry(string path, DracoonNode node, bool isExcluded) => new(path, node.Type == "file" ? TreeEntryKind.File : TreeEntryKind.Folder)
    {
        Node = node,
        Size = node.Size ?? 0,
        Modified = node.TimestampModification,
        Stored = node.UpdatedAt ?? node.CreatedAt,
        IsProtected = isExcluded,
    };
}
