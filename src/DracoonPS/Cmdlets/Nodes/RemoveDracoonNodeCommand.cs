using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Api;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Removes rooms, folders and files with everything in them. Files and folders go to the room's recycle bin where it has one.</summary>
/// <remarks>
/// <para>With -Permanent they are removed from the recycle bin too, with the versions of them that are there already. That is done when all of the
/// pipeline is there, up to 200 nodes of a folder in a request. A room is always removed for good.</para>
/// </remarks>
/// <example>
/// <code>Remove-DracoonNode /Projects/old.txt</code>
/// <para>Removes a file, after a question.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNode /Projects/tmp-* | Remove-DracoonNode -WhatIf</code>
/// <para>Shows what would be removed.</para>
/// </example>
/// <example>
/// <code>Find-DracoonNode -Type File -Path /Scans -OlderThan 90d | Remove-DracoonNode -Permanent -Confirm:$false</code>
/// <para>Removes files that nobody changed for ninety days, for good.</para>
/// </example>
[ApiOperation("DELETE /nodes")]
[ApiOperation("DELETE /nodes/{node_id}")]
[ApiOperation("DELETE /nodes/deleted_nodes")]
[Cmdlet(VerbsCommon.Remove, "DracoonNode", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonNodeCommand : ThrottledCmdlet
{
    private readonly Batches<long, DracoonNode> _forGood = new();

    /// <summary>The nodes: objects, ids, paths with wildcards in the last part, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[] Node { get; set; } = Array.Empty<NodeReference>();

    /// <summary>Removes them from the recycle bin, too, with all of their deleted versions.</summary>
    [Parameter]
    public SwitchParameter Permanent { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        OrderedWork work = InOrder(cancellationToken);
        foreach (NodeReference reference in Node)
        {
            if (Permanent)
            {
                await TryAsync(reference, () => CollectAsync(session, reference, cancellationToken));
            }
            else
            {
                await work.SubmitAsync(reference, cancel => FindAsync(reference, session, cancel), nodes => Requests(session, nodes));
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (Permanent)
        {
            var removal = new PermanentRemoval(RequireSession());
            await _forGood.SendAsync(TryAsync, (_, nodes, cancel) => removal.RemoveAsync(nodes, cancel), cancellationToken);
        }
        await base.EndProcessingAsync(cancellationToken);
    }

    private async Task CollectAsync(DracoonSession session, NodeReference reference, CancellationToken cancellationToken)
    {
        foreach (DracoonNode node in await reference.ResolveManyAsync(session, cancellationToken))
        {
            string versions = node.Type == "file" && node.DeletedVersionCount is long count and > 0 ? $", and {count} deleted versions" : "";
            if (ShouldProcess(NodeReference.Describe(node), "Remove for good with everything in it" + versions))
            {
                _forGood.Add(node.ParentId ?? NodesApi.Root, node.Path, node);
            }
        }
    }

    private IEnumerable<OrderedRequest> Requests(DracoonSession session, IReadOnlyList<(long Id, string Text)> nodes)
    {
        foreach ((long id, string text) in nodes)
        {
            if (ShouldProcess(text, "Remove with everything in it"))
            {
                yield return new OrderedRequest(text, (_, cancel) => session.Nodes.DeleteAsync(id, cancel)) { Key = id };
            }
        }
    }

    private static async Task<IReadOnlyList<(long Id, string Text)>> FindAsync(NodeReference reference, DracoonSession session, CancellationToken cancellationToken)
    {
        if (!reference.HasWildcard)
        {
            return new[] { await reference.ResolveIdAsync(session, cancellationToken) };
        }
        var found = new List<(long, string)>();
        foreach (DracoonNode node in await reference.ResolveManyAsync(session, cancellationToken))
        {
            found.Add((node.NodeId, NodeReference.Describe(node)));
        }
        return found;
    }
}
