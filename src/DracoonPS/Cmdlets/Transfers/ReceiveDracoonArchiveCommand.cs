using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Transfers;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Receives several files and folders as one ZIP archive, which the server makes while it sends it.</summary>
/// <remarks>
/// <para>The archive gets its name only when it came whole. The server makes none of rooms and of encrypted files: those are for
/// Receive-DracoonFile.</para>
/// </remarks>
/// <example>
/// <code>Receive-DracoonArchive /Projects/plans, /Projects/report.pdf -Destination projects.zip</code>
/// <para>A folder and a file in one archive.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNode '/Projects/*.pdf' | Receive-DracoonArchive -Destination pdf.zip -Force -PassThru</code>
/// <para>What a list found, over an archive of the same name.</para>
/// </example>
[ApiOperation("POST /nodes/zip")]
[ApiOperation("POST /nodes/zip/download")]
[ApiOperation("GET /downloads/zip/{token}")]
[Cmdlet(VerbsCommunications.Receive, "DracoonArchive", SupportsShouldProcess = true)]
[OutputType(typeof(TransferResult))]
public sealed class ReceiveDracoonArchiveCommand : TransferCmdlet
{
    private readonly List<DracoonNode> _nodes = new();

    /// <summary>The files and folders: objects, ids, paths with wildcards in the last part, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[] Node { get; set; } = Array.Empty<NodeReference>();

    /// <summary>The local path of the archive, such as projects.zip; its folder exists.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [NoScriptBlock]
    public string Destination { get; set; } = "";

    /// <summary>Replaces a local file that exists.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Asks for the archive in one request with the access token, instead of an address of its own. For servers or proxies on which that works better.</summary>
    [Parameter]
    public SwitchParameter Direct { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (NodeReference reference in Node)
        {
            await TryAsync(reference, async () =>
            {
                foreach (DracoonNode node in await reference.ResolveManyAsync(session, cancellationToken))
                {
                    await TryAsync(node.Path, () => AddAsync(node));
                }
            });
        }
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (_nodes.Count > 0)
        {
            DracoonSession session = RequireSession();
            string path = LocalPath.Resolve(this, Destination);
            await TryAsync(path, () => ReceiveAsync(session, path, cancellationToken));
        }
        await base.EndProcessingAsync(cancellationToken);
    }

    private Task AddAsync(DracoonNode node)
    {
        if (node.Type == "room" || node.IsEncrypted)
        {
            throw new ArgumentException($"'{node.Path}' is {(node.IsEncrypted ? "encrypted" : "a room")}, and the server makes no archive of it. Use Receive-DracoonFile -Recurse.");
        }
        _nodes.Add(node);
        return Task.CompletedTask;
    }

    private async Task ReceiveAsync(DracoonSession session, string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
        {
            throw new ArgumentException($"'{path}' is a folder. -Destination is the archive's whole path, such as '{Path.Combine(path, "archive.zip")}'.");
        }
        if (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw new DirectoryNotFoundException($"There is no folder '{Path.GetDirectoryName(path)}'.");
        }
        if (!Force && File.Exists(path))
        {
            throw new LocalFileExistsException(path);
        }
        if (!ShouldProcess(path, $"Receive {_nodes.Count} files and folders as an archive"))
        {
            return;
        }
        var result = new TransferResult(path, _nodes[0].Path) { Name = Path.GetFileName(path), NodeId = _nodes.Count == 1 ? _nodes[0].NodeId : null };
        foreach (DracoonNode node in _nodes)
        {
            result.Size += node.Size ?? 0; // what the progress is measured against; an archive tells no length
        }
        var job = new TransferJob(path, result, "Received", async (progress, token) =>
        {
            ArchiveInfo archive = await session.Archives.DownloadAsync(_nodes, path, new DownloadOptions { Overwrite = Force }, Direct, progress, token).ConfigureAwait(false);
            result.Size = archive.Size;
        });
        await RunAsync("Receiving an archive", new[] { job }, cancellationToken);
    }
}
