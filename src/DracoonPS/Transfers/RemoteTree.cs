using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;

namespace DracoonPS;

/// <summary>What lies below the target of an upload: what is there already, and the folders that are made for it, each once however many files go into it at the same time.</summary>
internal sealed class RemoteTree
{
    /// <summary>Up to so many names are looked up one by one; for more the whole list is cheaper.</summary>
    private const int FewNames = 20;

    private readonly DracoonSession _session;
    private readonly DracoonNode _target;
    private readonly Dictionary<string, DracoonNode> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DracoonNode?> _similar = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Lazy<Task<Folder>>> _folders = new(StringComparer.Ordinal);

    public RemoteTree(DracoonSession session, DracoonNode target)
    {
        _session = session;
        _target = target;
    }

    /// <summary>Reads what is there already under these names: whole folders in few requests.</summary>
    /// <param name="files">For each file the folders below the target that lead to it, and its name.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task LoadAsync(IReadOnlyCollection<(string[] Folders, string Name)> files, CancellationToken cancellationToken)
    {
        List<string> direct = files.Where(f => f.Folders.Length == 0).Select(f => f.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (direct.Count > FewNames)
        {
            using PagedQuery<DracoonNode> children = _session.Nodes.List(_target.NodeId);
            while (await children.MoveNextAsync(cancellationToken))
            {
                Add(children.Current);
            }
        }
        else
        {
            foreach (string name in direct)
            {
                if (await _session.Nodes.FindChildAsync(_target.NodeId, name, cancellationToken) is DracoonNode found)
                {
                    Add(found);
                }
            }
        }
        foreach (string name in files.Where(f => f.Folders.Length > 0).Select(f => f.Folders[0]).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (await _session.Nodes.FindChildAsync(_target.NodeId, name, cancellationToken) is { Type: not "file" } folder)
            {
                Add(folder);
                using PagedQuery<DracoonNode> below = _session.Nodes.Search("*", folder.NodeId, -1);
                while (await below.MoveNextAsync(cancellationToken))
                {
                    Add(below.Current);
                }
            }
        }
    }

    /// <summary>What <see cref="LoadAsync"/> found under a name: exactly it, else the only one that differs in upper and lower case.</summary>
    public DracoonNode? Find(string[] folders, string name) => Find(Key(folders, folders.Length) + "/" + name);

    /// <summary>The folder, made if it is not there. One that can't be made is tried once.</summary>
    public async Task<DracoonNode> EnsureFolderAsync(string[] folders, CancellationToken cancellationToken) =>
        (await EnsureAsync(folders, folders.Length, cancellationToken).ConfigureAwait(false)).Node;

    private Task<Folder> EnsureAsync(string[] folders, int depth, CancellationToken cancellationToken) => depth == 0
        ? Task.FromResult(new Folder(_target, false))
        : _folders.GetOrAdd(Key(folders, depth), key => new Lazy<Task<Folder>>(() => MakeAsync(key, folders, depth, cancellationToken))).Value;

    private async Task<Folder> MakeAsync(string key, string[] folders, int depth, CancellationToken cancellationToken)
    {
        Folder parent = await EnsureAsync(folders, depth - 1, cancellationToken).ConfigureAwait(false);
        if (Find(key) is { Type: not "file" } known)
        {
            return new Folder(known, false);
        }
        string name = folders[depth - 1];
        if (parent.IsNew)
        {
            try
            {
                // It was made a moment ago and is empty: no need to look.
                return new Folder(await _session.Nodes.CreateFolderAsync(new CreateFolderRequest { ParentId = parent.Node.NodeId, Name = name }, cancellationToken).ConfigureAwait(false), true);
            }
            catch (DracoonApiException e) when (e.StatusCode == 409)
            {
                return new Folder(await _session.Nodes.EnsureFolderAsync(parent.Node.NodeId, name, cancellationToken).ConfigureAwait(false), false);
            }
        }
        DracoonNode node = await _session.Nodes.EnsureFolderAsync(parent.Node.NodeId, name, cancellationToken).ConfigureAwait(false);
        return new Folder(node, node is { FileCount: 0, FolderCount: 0, RoomCount: 0 });
    }

    private void Add(DracoonNode node)
    {
        string key = node.Path.Substring(_target.Path.Length);
        _known[key] = node;
        _similar[key] = _similar.TryGetValue(key, out DracoonNode? other) && other?.NodeId != node.NodeId ? null : node;
    }

    private DracoonNode? Find(string key) =>
        _known.TryGetValue(key, out DracoonNode? exact) ? exact : _similar.TryGetValue(key, out DracoonNode? similar) ? similar : null;

    private static string Key(string[] folders, int depth) => string.Concat(folders.Take(depth).Select(f => "/" + f));

    private sealed class Folder
    {
        public Folder(DracoonNode node, bool isNew)
        {
            Node = node;
            IsNew = isNew;
        }

        public DracoonNode Node { get; }

        public bool IsNew { get; }
    }
}
