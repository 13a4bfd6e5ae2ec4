using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Removes rooms, folders and files with everything in them. Files go to the room's recycle bin where it has one.</summary>
/// <example>
/// <code>Remove-DracoonNode /Projects/old.txt</code>
/// <para>Removes a file, after a question.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNode /Projects/tmp-* | Remove-DracoonNode -WhatIf</code>
/// <para>Shows what would be removed.</para>
/// </example>
[ApiOperation("DELETE /nodes")]
[ApiOperation("DELETE /nodes/{node_id}")]
[Cmdlet(VerbsCommon.Remove, "DracoonNode", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonNodeCommand : DracoonCmdlet
{
    /// <summary>The nodes: objects, ids, paths with wildcards in the last part, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    public NodeReference[] Node { get; set; } = Array.Empty<NodeReference>();

    /// <summary>How many requests are in flight at most, from 1 to 32; 1 without it, so that each is done before the next one begins. Whatever it is, questions and errors come in the order of the input.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 1;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        OrderedWork work = InOrder(ThrottleLimit, cancellationToken);
        foreach (NodeReference reference in Node)
        {
            await work.SubmitAsync(reference, cancel => FindAsync(reference, session, cancel), nodes => Requests(session, nodes));
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
