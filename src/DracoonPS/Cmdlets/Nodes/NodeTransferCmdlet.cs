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

/// <summary>What moving and copying on the server share.</summary>
public abstract class NodeTransferCmdlet : DracoonCmdlet
{
    private readonly Batches<long, (DracoonNode Node, string? NewName)> _byParent = new();
    private DracoonNode? _destination;

    /// <summary>The files and folders: objects, ids, paths with wildcards in the last part, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[] Node { get; set; } = Array.Empty<NodeReference>();

    /// <summary>The room or folder that gets them.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("Target")]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public NodeReference? Destination { get; set; }

    /// <summary>The name there, for example worked out of the one it has: <c>-NewName { $_.Name + '.old' }</c>. Without it, it stays.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? NewName { get; set; }

    /// <summary>What happens when the name is taken there: Fail, AutoRename, or Overwrite, which only a file does to a file.</summary>
    [Parameter]
    public ConflictStrategy OnConflict { get; set; } = ConflictStrategy.Fail;

    /// <summary>Lets the share links of a file that -OnConflict Overwrite replaces lead to the one that takes its place.</summary>
    [Parameter]
    public SwitchParameter KeepShareLinks { get; set; }

    /// <summary>Emits the files and folders as they are there.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>What is done, for questions: Move or Copy.</summary>
    private protected abstract string Verb { get; }

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken) => KeepShareLinks && OnConflict != ConflictStrategy.Overwrite
        ? throw new ArgumentException("-KeepShareLinks is about files that are replaced. Use it with -OnConflict Overwrite.")
        : Task.CompletedTask;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        _destination ??= await DestinationAsync(session, cancellationToken);
        string? newName = MyInvocation.BoundParameters.ContainsKey(nameof(NewName)) ? NewName : null;
        foreach (NodeReference reference in Node)
        {
            await TryAsync(reference, async () =>
            {
                foreach (DracoonNode node in await reference.ResolveManyAsync(session, cancellationToken))
                {
                    await TryAsync(node.Path, () => AddAsync(node, newName, _destination));
                }
            });
        }
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (_destination is DracoonNode destination)
        {
            DracoonSession session = RequireSession();
            await _byParent.SendAsync(TryAsync, (_, nodes, cancel) => TransferAsync(session, destination, nodes, cancel), cancellationToken);
        }
        await base.EndProcessingAsync(cancellationToken);
    }

    /// <summary>Does it for files and folders of one parent, and emits what was asked for.</summary>
    private protected abstract Task TransferAsync(DracoonSession session, DracoonNode destination, IReadOnlyList<(DracoonNode Node, string? NewName)> nodes, CancellationToken cancellationToken);

    /// <summary>The request for files and folders of one parent.</summary>
    private protected TransferNodesRequest Request(IReadOnlyList<(DracoonNode Node, string? NewName)> nodes)
    {
        var request = new TransferNodesRequest { OnConflict = OnConflict };
        if (KeepShareLinks)
        {
            request.KeepShareLinks = true;
        }
        foreach ((DracoonNode node, string? newName) in nodes)
        {
            request.Add(node.NodeId, newName);
        }
        return request;
    }

    private async Task<DracoonNode> DestinationAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        if (Destination!.IsRoot)
        {
            throw new ArgumentException("Files and folders lie in rooms. The destination is the path or id of a room or folder, not '/'.");
        }
        DracoonNode destination = await Destination.ResolveAsync(session, cancellationToken);
        return destination.Type != "file" ? destination : throw new ArgumentException($"'{destination.Path}' is a file. The destination is a room or folder.");
    }

    private Task AddAsync(DracoonNode node, string? newName, DracoonNode destination)
    {
        if (node.ParentId is not long parentId || node.Type == "room")
        {
            throw new ArgumentException($"'{node.Path}' is a room. Files and folders can be moved and copied, rooms can't.");
        }
        if (ShouldProcess(NodeReference.Describe(node), $"{Verb} to {destination.Path}{(newName is null ? "" : "/" + newName)}"))
        {
            _byParent.Add(parentId, node.Path, (node, newName));
        }
        return Task.CompletedTask;
    }
}
