using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>
/// Subscribes or unsubscribes nodes and shares. They are collected, and sent many at once; when the server refuses such a request, each is sent on its
/// own, so that the error is about the one that it is about.
/// </summary>
public abstract class SubscriptionCmdlet : DracoonCmdlet
{
    /// <summary>The name of the parameter set for nodes.</summary>
    protected const string NodeSet = "Node";

    /// <summary>The name of the parameter set for download shares.</summary>
    protected const string DownloadShareSet = "DownloadShare";

    /// <summary>The name of the parameter set for upload shares.</summary>
    protected const string UploadShareSet = "UploadShare";

    private const int MaximumBatch = 200; // DRACOON keeps no more of a kind

    private readonly Dictionary<SubscriptionType, List<(object Target, long Id)>> _chosen = new();

    /// <summary>The rooms, folders and files: objects, ids, paths, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = NodeSet)]
    [NoShareRow]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[] Node { get; set; } = Array.Empty<NodeReference>();

    /// <summary>The numbers of download shares.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = DownloadShareSet)]
    [ValidateRange(1L, long.MaxValue)]
    [ArgumentCompleter(typeof(DownloadShareCompleter))]
    public long[] DownloadShareId { get; set; } = Array.Empty<long>();

    /// <summary>The numbers of upload shares.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = UploadShareSet)]
    [ValidateRange(1L, long.MaxValue)]
    [ArgumentCompleter(typeof(UploadShareCompleter))]
    public long[] UploadShareId { get; set; } = Array.Empty<long>();

    /// <summary>What is done, for questions.</summary>
    private protected abstract string Action { get; }

    /// <summary>True when each is to be sent on its own, since its answer is wanted.</summary>
    private protected virtual bool IsAnswerWanted => false;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        switch (ParameterSetName)
        {
            case DownloadShareSet:
                Choose(SubscriptionType.DownloadShare, "download share", DownloadShareId);
                break;
            case UploadShareSet:
                Choose(SubscriptionType.UploadShare, "upload share", UploadShareId);
                break;
            default:
                foreach (NodeReference node in Node)
                {
                    await TryAsync(node, async () =>
                    {
                        (long id, string text) = await node.ResolveIdAsync(session, cancellationToken);
                        Choose(SubscriptionType.Node, node, text, id);
                    });
                }
                break;
        }
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        foreach ((SubscriptionType type, List<(object Target, long Id)> chosen) in _chosen.Select(c => (c.Key, c.Value)))
        {
            for (int i = 0; i < chosen.Count; i += MaximumBatch)
            {
                await SendAsync(type, chosen.Skip(i).Take(MaximumBatch).ToList(), cancellationToken);
            }
        }
        await base.EndProcessingAsync(cancellationToken);
    }

    /// <summary>Sends one, and emits its answer where that is wanted.</summary>
    private protected abstract Task SendOneAsync(DracoonSession session, SubscriptionType type, long id, CancellationToken cancellationToken);

    /// <summary>Sends several, all or none.</summary>
    private protected abstract Task SendManyAsync(DracoonSession session, SubscriptionType type, IReadOnlyList<long> ids, CancellationToken cancellationToken);

    private async Task SendAsync(SubscriptionType type, List<(object Target, long Id)> batch, CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (batch.Count > 1 && !IsAnswerWanted)
        {
            try
            {
                await SendManyAsync(session, type, batch.ConvertAll(b => b.Id), cancellationToken);
                return;
            }
            catch (DracoonApiException e) when (e.StatusCode is 400 or 403 or 404)
            {
                WriteVerbose("The server refuses them together, so each is sent on its own. " + e.Message);
            }
        }
        foreach ((object target, long id) in batch)
        {
            await TryAsync(target, () => SendOneAsync(session, type, id, cancellationToken));
        }
    }

    private void Choose(SubscriptionType type, string kind, long[] ids)
    {
        foreach (long id in ids)
        {
            Choose(type, id, kind + " " + id.ToString(CultureInfo.InvariantCulture), id);
        }
    }

    private void Choose(SubscriptionType type, object target, string text, long id)
    {
        if (!ShouldProcess(text, Action))
        {
            return;
        }
        if (!_chosen.TryGetValue(type, out List<(object Target, long Id)>? chosen))
        {
            _chosen[type] = chosen = new List<(object Target, long Id)>();
        }
        chosen.Add((target, id));
    }
}
