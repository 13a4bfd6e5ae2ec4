using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Removes files and folders from the recycle bin for good.</summary>
/// <remarks>
/// <para>What the list of a room's recycle bin has is removed with all of its deleted versions; a single version of Get-DracoonDeletedNode
/// -AllVersions by itself. What comes through the pipeline is removed when all of it is there, up to 200 in a request.</para>
/// </remarks>
/// <example>
/// <code>Get-DracoonDeletedNode /Projects -Name '*.tmp' | Remove-DracoonDeletedNode</code>
/// <para>Removes deleted files of a kind, after a question.</para>
/// </example>
/// <example>
/// <code>Get-DracoonDeletedNode /Projects -AllVersions -DeletedBefore 2026-01-01 | Remove-DracoonDeletedNode -WhatIf</code>
/// <para>Shows which old versions would be removed.</para>
/// </example>
[ApiOperation("DELETE /nodes/deleted_nodes")]
[Cmdlet(VerbsCommon.Remove, "DracoonDeletedNode", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonDeletedNodeCommand : DracoonCmdlet
{
    private readonly Batches<bool, long> _nodes = new();

    /// <summary>What to remove: objects, ids, or rows with a column DeletedNodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public DeletedNodeReference[] DeletedNode { get; set; } = Array.Empty<DeletedNodeReference>();

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (DeletedNodeReference node in DeletedNode)
        {
            if (!ShouldProcess(node.Text, node.VersionCount == 1 ? "Remove for good" : $"Remove for good, with {node.VersionCount} versions"))
            {
                continue;
            }
            await TryAsync(node, async () =>
            {
                foreach (long id in await node.VersionIdsAsync(session, cancellationToken))
                {
                    _nodes.Add(true, node, id);
                }
            });
        }
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await _nodes.SendAsync(TryAsync, (_, ids, cancel) => session.RecycleBin.DeleteAsync(ids, cancel), cancellationToken);
        await base.EndProcessingAsync(cancellationToken);
    }
}
