using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets all versions of a file: the current one, and those that were replaced or deleted and are in the recycle bin.</summary>
/// <example>
/// <code>Get-DracoonFileVersion /Projects/plan.pdf</code>
/// <para>Lists the versions of a file.</para>
/// </example>
/// <example>
/// <code>Get-DracoonFileVersion /Projects/plan.pdf | Where-Object IsDeleted | ForEach-Object { Restore-DracoonNode $_.NodeId /Projects/Old -OnConflict AutoRename }</code>
/// <para>Restores all earlier versions into a folder.</para>
/// </example>
[ApiOperation("GET /nodes/files/versions/{reference_id}")]
[Cmdlet(VerbsCommon.Get, "DracoonFileVersion", SupportsPaging = true, DefaultParameterSetName = FileSet)]
[OutputType(typeof(DracoonFileVersion))]
public sealed class GetDracoonFileVersionCommand : DracoonPagedCmdlet<DracoonFileVersion>
{
    private const string FileSet = "File";
    private const string ReferenceSet = "Reference";

    /// <summary>The files: objects, ids, paths, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = FileSet)]
    [Alias("Node")]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[] File { get; set; } = Array.Empty<NodeReference>();

    /// <summary>The number that all versions of a file share, for a file that was deleted altogether.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ReferenceSet)]
    [ValidateRange(1, long.MaxValue)]
    public long ReferenceId { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (ParameterSetName == ReferenceSet)
        {
            await EmitAsync(session, ReferenceId, cancellationToken);
            return;
        }
        foreach (NodeReference file in File)
        {
            await TryAsync(file, async () =>
            {
                DracoonNode node = await file.ResolveAsync(session, cancellationToken);
                if (node.Type != "file")
                {
                    throw new ArgumentException($"'{node.Path}' is a {node.Type}. Only files have versions.");
                }
                await EmitAsync(session, node.ReferenceId ?? node.NodeId, cancellationToken);
            });
        }
    }

    private async Task EmitAsync(DracoonSession session, long referenceId, CancellationToken cancellationToken)
    {
        using PagedQuery<DracoonFileVersion> versions = session.Nodes.ListVersions(referenceId, Options(null, null, filteredHere: false));
        await EmitAsync(versions, null, cancellationToken);
    }
}
