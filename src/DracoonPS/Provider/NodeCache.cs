using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Api;
using Dracoon.Client.Models;

namespace DracoonPS.Provider;

/// <summary>
/// What the drives of a session have just seen, for two seconds: PowerShell asks several times about each path of one command. Every change that the
/// session makes, by a drive or by a cmdlet, empties it. That nothing is at a path is never remembered.
/// </summary>
internal sealed class NodeCache
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(2);
    private static readonly ConditionalWeakTable<DracoonSession, NodeCache> Caches = new();

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private long _changes;

    public static NodeCache Of(DracoonSession session) => Caches.GetOrCreateValue(session);

    /// <summary>The node at a path; null when nothing is there.</summary>
    public async Task<DracoonNode?> FindAsync(DracoonSession session, DrivePath path, CancellationToken cancellationToken)
    {
        int known = path.Names.Count;
        DracoonNode? node = null;
        while (known > 0 && (node = Get(session, PathOf(path, known), emit: false)) is null)
        {
            known--;
        }
        for (int i = known; i < path.Names.Count; i++)
        {
            if (node?.Type == "file")
            {
                return null;
            }
            long changes = session.ChangeCount;
            node = await session.Nodes.FindChildAsync(node?.NodeId ?? NodesApi.Root, path.Names[i], cancellationToken).ConfigureAwait(false);
            if (node is null)
            {
                return null;
            }
            Add(session, PathOf(path, i + 1), node, changes, isEmitted: false);
        }
        return node;
    }

    /// <summary>The node at a path, to be emitted: an object that nobody has yet, since PowerShell writes the path into it.</summary>
    public async Task<DracoonNode?> FindNewAsync(DracoonSession session, DrivePath path, CancellationToken cancellationToken)
    {
        string key = path.ToString();
        if (Get(session, key, emit: true) is DracoonNode unused)
        {
            return unused;
        }
        DracoonNode? node = await FindAsync(session, path, cancellationToken).ConfigureAwait(false);
        return node is null || Get(session, key, emit: true) is not null ? node : await session.Nodes.GetAsync(node.NodeId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Remembers what a list showed.</summary>
    /// <param name="session">The session.</param>
    /// <param name="path">Where the node is.</param>
    /// <param name="node">The node.</param>
    /// <param name="changes">The session's count of changes before the list was read.</param>
    /// <param name="isEmitted">True when the object went into the pipeline.</param>
    public void Add(DracoonSession session, DrivePath path, DracoonNode node, long changes, bool isEmitted) => Add(session, path.ToString(), node, changes, isEmitted);

    private static string PathOf(DrivePath path, int count)
    {
        string text = "";
        for (int i = 0; i < count; i++)
        {
            text += "/" + path.Names[i];
        }
        return text;
    }

    private DracoonNode? Get(DracoonSession session, string key, bool emit)
    {
        lock (_entries)
        {
            Forget(session);
            if (!_entries.TryGetValue(key, out Entry? entry) || entry.Age.Elapsed > Lifetime || (emit && entry.IsEmitted))
            {
                return null;
            }
            entry.IsEmitted |= emit;
            return entry.Node;
        }
    }

    private void Add(DracoonSession session, string key, DracoonNode node, long changes, bool isEmitted)
    {
        lock (_entries)
        {
            Forget(session);
            if (changes == _changes) // else it may be from before the change
            {
                _entries[key] = new Entry(node, isEmitted);
            }
        }
    }

    /// <summary>Everything, when something was changed or when it was not looked at for a while.</summary>
    private void Forget(DracoonSession session)
    {
        long changes = session.ChangeCount;
        if (changes != _changes || _entries.Count > 10_000)
        {
            _changes = changes;
            _entries.Clear();
        }
    }

    private sealed class Entry
    {
        public Entry(DracoonNode node, bool isEmitted)
        {
            Node = node;
            IsEmitted = isEmitted;
        }

        public DracoonNode Node { get; }

        public bool IsEmitted { get; set; }

        public Stopwatch Age { get; } = Stopwatch.StartNew();
    }
}
