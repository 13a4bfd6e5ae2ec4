using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using Dracoon.Client.Transfers;
using DracoonPS.Completion;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Restores files and folders from the recycle bin, to where they were or to another place.</summary>
/// <remarks>
/// <para>Of several deleted versions of a name the last one is restored; to restore another, choose it from Get-DracoonDeletedNode -AllVersions.
/// What comes through the pipeline is restored when all of it is there, up to 200 in a request.</para>
/// </remarks>
/// <example>
/// <code>Get-DracoonDeletedNode /Projects -Name 'draft.pdf' | Restore-DracoonNode</code>
/// <para>Restores the version that was deleted last.</para>
/// </example>
/// <example>
/// <code>Get-DracoonDeletedNode /Projects -DeletedAfter ([datetime]::Today) | Restore-DracoonNode -Destination /Rescue -OnConflict AutoRename</code>
/// <para>Restores all that was deleted today into another room.</para>
/// </example>
[ApiOperation("POST /nodes/deleted_nodes/actions/restore")]
[Cmdlet(VerbsData.Restore, "DracoonNode", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonNode))]
public sealed class RestoreDracoonNodeCommand : DracoonCmdlet
{
    private readonly Batches<bool, long> _nodes = new();
    private (long Id, string Text)? _destination;

    /// <summary>What to restore: objects, ids, or rows with a column DeletedNodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public DeletedNodeReference[] DeletedNode { get; set; } = Array.Empty<DeletedNodeReference>();

    /// <summary>The room or folder to restore to. Without it, where each was.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public NodeReference? Destination { get; set; }

    /// <summary>What happens when the name is taken there: Fail, AutoRename, or Overwrite, which moves the file that is there to the recycle bin.</summary>
    [Parameter]
    public ConflictStrategy OnConflict { get; set; } = ConflictStrategy.Fail;

    /// <summary>Lets the share links of a file that -OnConflict Overwrite replaces lead to the restored one.</summary>
    [Parameter]
    public SwitchParameter KeepShareLinks { get; set; }

    /// <summary>Emits the files and folders as restored.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken) => KeepShareLinks && OnConflict != ConflictStrategy.Overwrite
        ? throw new ArgumentException("-KeepShareLinks is about files that are replaced. Use it with -OnConflict Overwrite.")
        : Task.CompletedTask;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (Destination is not null)
        {
            _destination ??= await Destination.ResolveIdAsync(session, cancellationToken);
        }
        foreach (DeletedNodeReference node in DeletedNode)
        {
            if (ShouldProcess(node.Text, _destination is null ? "Restore" : "Restore to " + _destination.Value.Text))
            {
                _nodes.Add(true, node, node.Id);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await _nodes.SendAsync(TryAsync, (_, ids, cancel) => RestoreAsync(session, ids, cancel), cancellationToken);
        await base.EndProcessingAsync(cancellationToken);
    }

    private async Task RestoreAsync(DracoonSession session, IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        var request = new RestoreNodesRequest { DeletedNodeIds = ids, OnConflict = OnConflict };
        if (KeepShareLinks)
        {
            request.KeepShareLinks = true;
        }
        if (_destination is (long parentId, _))
        {
            request.ParentId = parentId;
        }
        await session.RecycleBin.RestoreAsync(request, cancellationToken);
        if (PassThru)
        {
            foreach (long id in ids)
            {
                WriteObject(await session.Nodes.GetAsync(id, cancellationToken)); // it keeps its number
            }
        }
    }
}
