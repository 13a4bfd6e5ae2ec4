using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>What marking favorites and taking the mark from them share.</summary>
public abstract class FavoriteCmdlet : DracoonCmdlet
{
    private readonly Batches<bool, long> _nodes = new();

    /// <summary>The rooms, folders and files: objects, ids, paths, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[] Node { get; set; } = Array.Empty<NodeReference>();

    /// <summary>True to mark.</summary>
    private protected abstract bool IsFavorite { get; }

    /// <summary>True when nodes go into one request together.</summary>
    private protected virtual bool TakesMany => true;

    /// <summary>Does it for one.</summary>
    private protected abstract Task SetOneAsync(DracoonSession session, long nodeId, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (NodeReference node in Node)
        {
            await TryAsync(node, async () =>
            {
                (long id, string text) = await node.ResolveIdAsync(session, cancellationToken);
                if (!ShouldProcess(text, IsFavorite ? "Add to favorites" : "Remove from favorites"))
                {
                    return;
                }
                if (TakesMany)
                {
                    _nodes.Add(IsFavorite, node, id);
                }
                else
                {
                    await SetOneAsync(session, id, cancellationToken);
                }
            });
        }
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await _nodes.SendAsync(TryAsync, (isFavorite, ids, cancel) => ids.Count == 1
            ? SetOneAsync(session, ids[0], cancel)
            : session.Nodes.SetFavoritesAsync(ids, isFavorite, cancel), cancellationToken);
        await base.EndProcessingAsync(cancellationToken);
    }
}
