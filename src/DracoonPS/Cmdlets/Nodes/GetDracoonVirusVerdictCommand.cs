using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets what the server's virus scanner says about files. It sees nothing in encrypted rooms.</summary>
/// <remarks><para>What comes through the pipeline is asked for when all of it is there, up to 200 files in a request.</para></remarks>
/// <example>
/// <code>Get-DracoonVirusVerdict /In/invoice.pdf</code>
/// <para>Asks about one file.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNode /In -Recurse -Type File | Get-DracoonVirusVerdict | Where-Object IsMalicious</code>
/// <para>Finds the malicious files of a room.</para>
/// </example>
[ApiOperation("POST /nodes/files/generate_verdict_info")]
[Cmdlet(VerbsCommon.Get, "DracoonVirusVerdict")]
[OutputType(typeof(DracoonVirusVerdict))]
public sealed class GetDracoonVirusVerdictCommand : DracoonCmdlet
{
    private readonly Batches<bool, DracoonNode> _files = new();

    /// <summary>The files: objects, ids, paths with wildcards in the last part, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Node")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[] File { get; set; } = Array.Empty<NodeReference>();

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (NodeReference file in File)
        {
            await TryAsync(file, async () =>
            {
                foreach (DracoonNode node in await file.ResolveManyAsync(session, cancellationToken))
                {
                    if (node.Type != "file")
                    {
                        throw new ArgumentException($"'{node.Path}' is a {node.Type}. Only files are scanned.");
                    }
                    _files.Add(true, node.Path, node);
                }
            });
        }
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await _files.SendAsync(TryAsync, (_, files, cancel) => EmitAsync(session, files, cancel), cancellationToken);
        await base.EndProcessingAsync(cancellationToken);
    }

    private async Task EmitAsync(DracoonSession session, IReadOnlyList<DracoonNode> files, CancellationToken cancellationToken)
    {
        foreach (DracoonVirusVerdict verdict in await session.Nodes.GetVirusVerdictsAsync(files.Select(f => f.NodeId), cancellationToken))
        {
            verdict.NodePath = files.FirstOrDefault(f => f.NodeId == verdict.NodeId)?.Path;
            WriteObject(verdict);
        }
    }
}
