using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Api;
using Dracoon.Client.Models;
using Dracoon.Client.Transfers;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Receives the files of finished reports out of the rooms that they are stored in.</summary>
/// <remarks>
/// <para>Needs the role auditor, and the permission to read the room. The service does not say which files a report has made: those are taken that begin
/// with its name, came after it was made, and have one of its formats. Of a monthly report, those of the last time; -All takes all.</para>
/// </remarks>
/// <example>
/// <code>Receive-DracoonReport 'Logins of January' -Destination ./reports -PassThru</code>
/// <para>Receives the files of a report.</para>
/// </example>
/// <example>
/// <code>New-DracoonReport 'Today' -Target /Reports -From ([datetime]::Today) | Receive-DracoonReport -Wait</code>
/// <para>Makes a report, waits until it is finished, and receives its file.</para>
/// </example>
/// <example>
/// <code>Get-DracoonReport -State finished | Receive-DracoonReport -Destination ./reports</code>
/// <para>Receives the files of all reports that are ready.</para>
/// </example>
[ApiOperation("POST /nodes/files/{file_id}/downloads")]
[ApiOperation("GET /downloads/{token}")]
[Cmdlet(VerbsCommunications.Receive, "DracoonReport", SupportsShouldProcess = true)]
[OutputType(typeof(TransferResult))]
public sealed class ReceiveDracoonReportCommand : TransferCmdlet
{
    private readonly List<TransferJob> _jobs = new();
    private readonly HashSet<long> _planned = new();
    private LocalTree? _tree;

    /// <summary>The reports: objects, ids, names, or rows with a column ReportId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ReportCompleter))]
    public ReportReference[] Report { get; set; } = Array.Empty<ReportReference>();

    /// <summary>The local folder. Without it, the current one.</summary>
    [Parameter(Position = 1)]
    [NoScriptBlock]
    public string Destination { get; set; } = ".";

    /// <summary>Replaces local files that exist.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Receives all files that a monthly report has made, not only the last ones.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Waits until the report is finished.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How many seconds -Wait waits at most; 600 without it.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int TimeoutSec { get; set; } = 600;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        string folder = LocalPath.Resolve(this, Destination);
        _tree ??= new LocalTree(folder, false, WriteWarning);
        foreach (ReportReference reference in Report)
        {
            await TryAsync(reference, async () =>
            {
                if (!Directory.Exists(folder))
                {
                    throw new DirectoryNotFoundException($"There is no folder '{folder}'.");
                }
                foreach (DracoonNode file in await FilesAsync(session, reference, cancellationToken))
                {
                    Plan(session, file, _tree);
                }
            });
        }
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) =>
        _jobs.Count == 0 ? Task.CompletedTask : RunAsync("Receiving reports", _jobs, cancellationToken);

    private async Task<IReadOnlyList<DracoonNode>> FilesAsync(DracoonSession session, ReportReference reference, CancellationToken cancellationToken)
    {
        DracoonReport report = await reference.FetchAsync(session, cancellationToken);
        if (Wait)
        {
            report = await session.Reports.WaitAsync(report, TimeSpan.FromSeconds(TimeoutSec), cancellationToken);
        }
        IReadOnlyList<DracoonNode> files = await ReportsApi.FindFilesAsync(report, session.Nodes, cancellationToken);
        if (files.Count == 0)
        {
            throw new ReportNotReadyException(report);
        }
        return report.Type == "periodic" && !All ? files.GroupBy(f => Path.GetExtension(f.Name)).Select(g => g.First()).ToList() : files;
    }

    private void Plan(DracoonSession session, DracoonNode file, LocalTree tree)
    {
        if (!_planned.Add(file.NodeId))
        {
            return;
        }
        var result = new TransferResult(Destination, file.Path) { Name = file.Name, NodeId = file.NodeId, Size = file.Size ?? 0 };
        try
        {
            string local = result.LocalPath = tree.PathFor(file.ParentPath ?? "/", new[] { file.Name }, file.NodeId);
            tree.RefuseLinks(local);
            if (File.Exists(local) && !Force)
            {
                throw new LocalFileExistsException(local);
            }
            if (ShouldProcess(local, $"Receive '{file.Path}' ({ByteSize.Format(file.Size ?? 0)})"))
            {
                _jobs.Add(new TransferJob(file.Path, result, "Received", (progress, cancel) =>
                    session.Downloads.DownloadAsync(file, local, new DownloadOptions { Overwrite = Force }, progress, cancel)));
            }
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            _jobs.Add(TransferJob.Fail(file.Path, result, e));
        }
    }
}
