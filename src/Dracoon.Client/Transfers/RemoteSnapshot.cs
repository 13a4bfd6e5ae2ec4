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
        var nodes = new List<(string Parent, string Path, DracoonNode Node)>();
        using (PagedQuery<DracoonNode> below = session.Nodes.Search("*", root.NodeId, -1))
        {
            while (await below.MoveNextAsync(cancellationToken).ConfigureAwait(false))
            {
                DracoonNode node = below.Current;
                string parent = ParentOf(root, node);
                nodes.Add((parent, parent.Length == 0 ? node.Name : parent + "/" + node.Name, node));
            }
        }
        var excluded = new HashSet<string>(StringComparer.Ordinal);
        var localPaths = new Dictionary<string, string>(StringComparer.Ordinal) { [""] = "" };
        var entries = new List<TreeEntry>();
        foreach ((string parent, string serverPath, DracoonNode node) in nodes.OrderBy(n => n.Path, StringComparer.Ordinal))
        {
            if (excluded.Contains(parent) || !localPaths.TryGetValue(parent, out string? localParent))
            {
                excluded.Add(serverPath);
                continue;
            }
            bool isExcludedHere = isExcluded(serverPath);
            // What is left alone needs no name that this machine can store.
            string name = toLocalName is null || isExcludedHere ? node.Name : toLocalName(node);
            string path = localParent.Length == 0 ? name : localParent + "/" + name;
            if (node.Type != "file" && node.Name.Length > 0)
            {
                localPaths[serverPath] = path;
            }
            if (isExcludedHere)
            {
                excluded.Add(serverPath);
            }
            entries.Add(Entry(path, node, isExcludedHere));
        }
        return entries;
    }

    /// <summary>The path below the root of what holds the node. Not from the node's own path: its name may have a slash in it, and is one name all the same.</summary>
    private static string ParentOf(DracoonNode root, DracoonNode node)
    {
        string parent = (node.ParentPath ?? "/").TrimEnd('/');
        return parent == root.Path ? ""
            : parent.StartsWith(root.Path + "/", StringComparison.Ordinal) ? parent.Substring(root.Path.Length + 1)
            : throw new DracoonReferenceException(ReferenceFailure.NotFound, "node", node.Path);
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
