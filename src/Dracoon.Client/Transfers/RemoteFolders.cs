using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;

namespace Dracoon.Client.Transfers;

/// <summary>The folders below one room or folder, each looked up or made once however many files it gets. For one caller at a time.</summary>
public sealed class RemoteFolders
{
    private readonly DracoonSession _session;
    private readonly DracoonNode _root;
    private readonly Dictionary<string, DracoonNode> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The folders below a node.</summary>
    /// <param name="session">The session.</param>
    /// <param name="root">The room or folder.</param>
    public RemoteFolders(DracoonSession session, DracoonNode root)
    {
        _session = session ?? throw new ArgumentNullException(nameof(session));
        _root = root ?? throw new ArgumentNullException(nameof(root));
    }

    /// <summary>Remembers what is there already.</summary>
    /// <param name="relativePath">The path below the root.</param>
    /// <param name="node">The room or folder.</param>
    public void Add(string relativePath, DracoonNode node) => _known[relativePath] = node;

    /// <summary>Forgets a folder that was removed, with what was in it.</summary>
    /// <param name="relativePath">The path below the root.</param>
    public void Forget(string relativePath)
    {
        foreach (string path in _known.Keys.Where(k => string.Equals(k, relativePath, StringComparison.OrdinalIgnoreCase)
            || k.StartsWith(relativePath + "/", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            _known.Remove(path);
        }
    }

    /// <summary>The folder at a path, made with those above it where it is not there.</summary>
    /// <param name="relativePath">The path below the root, with slashes between the names; empty for the root.</param>
    /// <param name="like">A folder whose times, classification and notes a new one gets; null for none.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The room or folder.</returns>
    /// <exception cref="DracoonReferenceException">A file has that name.</exception>
    public async Task<DracoonNode> EnsureAsync(string relativePath, DracoonNode? like = null, CancellationToken cancellationToken = default)
    {
        if (relativePath.Length == 0)
        {
            return _root;
        }
        if (_known.TryGetValue(relativePath, out DracoonNode? node))
        {
            return node;
        }
        DracoonNode parent = await EnsureAsync(TreeEntry.ParentOf(relativePath), null, cancellationToken).ConfigureAwait(false);
        string name = TreeEntry.NameOf(relativePath);
        node = like is null || await _session.Nodes.FindChildAsync(parent.NodeId, name, cancellationToken).ConfigureAwait(false) is not null
            ? await _session.Nodes.EnsureFolderAsync(parent.NodeId, name, cancellationToken).ConfigureAwait(false)
            : await _session.Nodes.CreateFolderAsync(Like(like, parent.NodeId, name), cancellationToken).ConfigureAwait(false);
        _known[relativePath] = node;
        return node;
    }

    private static CreateFolderRequest Like(DracoonNode like, long parentId, string name)
    {
        var request = new CreateFolderRequest { ParentId = parentId, Name = name };
        if (like.Classification is not null)
        {
            request.Classification = like.Classification;
        }
        if (!string.IsNullOrEmpty(like.Notes))
        {
            request.Notes = like.Notes;
        }
        if (like.TimestampCreation is not null)
        {
            request.TimestampCreation = like.TimestampCreation;
        }
        if (like.TimestampModification is not null)
        {
            request.TimestampModification = like.TimestampModification;
        }
        return request;
    }
}
