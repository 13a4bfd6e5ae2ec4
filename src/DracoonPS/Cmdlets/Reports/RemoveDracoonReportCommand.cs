using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Removes reports from the reporting service. The files that they have made stay.</summary>
/// <remarks><para>Needs the role auditor.</para></remarks>
/// <example>
/// <code>Remove-DracoonReport 'Logins of January'</code>
/// <para>Removes a report by its name.</para>
/// </example>
/// <example>
/// <code>Get-DracoonReport -State canceled | Remove-DracoonReport -Confirm:$false</code>
/// <para>Removes the reports that failed.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "DracoonReport", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonReportCommand : DracoonCmdlet
{
    private const int ChunkSize = 100;

    private readonly List<(ReportReference Report, long Id)> _reports = new();

    /// <summary>The reports: objects, ids, names, or rows with a column ReportId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ReportCompleter))]
    public ReportReference[] Report { get; set; } = Array.Empty<ReportReference>();

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (ReportReference report in Report)
        {
            await TryAsync(report, async () =>
            {
                (long id, string text) = await report.ResolveIdAsync(session, cancellationToken);
                if (ShouldProcess(text, "Remove report") && _reports.TrueForAll(r => r.Id != id))
                {
                    _reports.Add((report, id));
                }
            });
        }
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        for (int i = 0; i < _reports.Count; i += ChunkSize)
        {
            await RemoveAsync(_reports.GetRange(i, Math.Min(ChunkSize, _reports.Count - i)), cancellationToken);
        }
    }

    /// <summary>Several in one request. When that is refused, one by one, so that the error is about the one that it is about.</summary>
    private async Task RemoveAsync(List<(ReportReference Report, long Id)> reports, CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (reports.Count > 1)
        {
            try
            {
                await session.Reports.DeleteAsync(reports.Select(r => r.Id), cancellationToken);
                return;
            }
            catch (DracoonApiException e) when (e.StatusCode is 400 or 404)
            {
                WriteVerbose($"{reports.Count} reports together were refused ({e.Message}); they are removed one by one.");
            }
        }
        foreach ((ReportReference report, long id) in reports)
        {
            await TryAsync(report, () => session.Reports.DeleteAsync(id, cancellationToken));
        }
    }
}
