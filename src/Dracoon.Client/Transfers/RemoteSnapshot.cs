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
    public static async Task<IReadOnlyList<TreeEntry>> ReadAsync(DracoonSession session, DracoonNode root, Func<string, bool> isExcluded,
        Func<DracoonNode, string>? toLocalName = null, CancellationToken cancellationToken = default)
    {
        string prefix = root.Path + "/";
        var nodes = new List<KeyValuePair<string, DracoonNode>>();
        using (PagedQuery<DracoonNode> below = session.Nodes.Search("*", root.NodeId, -1))
        {
            while (await below.MoveNextAsync(cancellationToken).ConfigureAwait(false))
            {
                string path = below.Current.Path;
                nodes.Add(path.StartsWith(prefix, StringComparison.Ordinal)
                    ? new KeyValuePair<string, DracoonNode>(path.Substring(prefix.Length), below.Current)
                    : throw new DracoonReferenceException(ReferenceFailure.NotFound, "node", path));
            }
        }
        var excluded = new HashSet<string>(StringComparer.Ordinal);
        var localPaths = new Dictionary<string, string>(StringComparer.Ordinal) { [""] = "" };
        var entries = new List<TreeEntry>();
        foreach (KeyValuePair<string, DracoonNode> pair in nodes.OrderBy(n => n.Key, StringComparer.Ordinal))
        {
            string parent = TreeEntry.ParentOf(pair.Key);
            if (excluded.Contains(parent) || !localPaths.TryGetValue(parent, out string? localParent))
            {
                excluded.Add(pair.Key);
                continue;
            }
            bool isExcludedHere = isExcluded(pair.Key);
            // What is left alone needs no name that this machine can store.
            string name = toLocalName is null || isExcludedHere ? pair.Value.Name : toLocalName(pair.Value);
            string path = localParent.Length == 0 ? name : localParent + "/" + name;
            localPaths[pair.Key] = path;
            if (isExcludedHere)
            {
                excluded.Add(pair.Key);
            }
            entries.Add(Entry(path, pair.Value, isExcludedHere));
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
