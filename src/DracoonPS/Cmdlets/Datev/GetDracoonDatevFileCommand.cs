using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets the files that were handed over to DATEV, and how far each is.</summary>
/// <remarks><para>Needs to administrate the room.</para></remarks>
/// <example>
/// <code>Get-DracoonDatevConfig /Clients/Smith | Get-DracoonDatevFile</code>
/// <para>Lists the files of a room that were handed over.</para>
/// </example>
/// <example>
/// <code>Get-DracoonDatevConfig | Get-DracoonDatevFile | Where-Object { -not $_.Error }</code>
/// <para>Lists what was handed over without an error.</para>
/// </example>
[ApiOperation("GET /datev/duo/{config_id}/files")]
[ApiOperation("GET /datev/duo/{config_id}/files/{file_id}")]
[ApiOperation("GET /datev/mst/{config_id}/files")]
[ApiOperation("GET /datev/mst/{config_id}/files/{file_id}")]
[Cmdlet(VerbsCommon.Get, "DracoonDatevFile")]
[OutputType(typeof(DracoonDatevFile))]
public sealed class GetDracoonDatevFileCommand : DatevConfigCmdlet
{
    /// <summary>Only these files: objects, ids, paths, or rows with a column NodeId. Without it, all.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[]? File { get; set; }

    /// <inheritdoc/>
    private protected override async Task ProcessAsync(DracoonSession session, DatevConfigReference config, DatevIntegration integration, CancellationToken cancellationToken)
    {
        if (File is null)
        {
            WriteObject(await session.Datev.ListFilesAsync(integration, config.Id, cancellationToken), enumerateCollection: true);
        }
        foreach (NodeReference file in File ?? Array.Empty<NodeReference>())
        {
            await TryAsync(file, async () =>
                WriteObject(await session.Datev.GetFileAsync(integration, config.Id, (await file.ResolveIdAsync(session, cancellationToken)).Id, cancellationToken)));
        }
    }
}
