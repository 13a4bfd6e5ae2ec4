using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets reports of the reporting service: all, those that fit, or certain ones.</summary>
/// <remarks><para>Needs the role auditor.</para></remarks>
/// <example>
/// <code>Get-DracoonReport -State finished</code>
/// <para>Lists the reports whose files are ready.</para>
/// </example>
/// <example>
/// <code>Get-DracoonReport 'Logins*' | Receive-DracoonReport -Destination ./reports</code>
/// <para>Receives the files of all reports whose names begin so.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "DracoonReport", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(DracoonReport))]
public sealed class GetDracoonReportCommand : DracoonPagedCmdlet<DracoonReport>
{
    private const string ListSet = "List";
    private const string SingleSet = "Single";

    /// <summary>The reports: objects, ids, or rows with a column ReportId.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = SingleSet)]
    [ArgumentCompleter(typeof(ReportCompleter))]
    public ReportReference[] Report { get; set; } = Array.Empty<ReportReference>();

    /// <summary>Only reports with this name; wildcards are allowed.</summary>
    [Parameter(Position = 0, ParameterSetName = ListSet)]
    [SupportsWildcards]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(ReportCompleter))]
    public string? Name { get; set; }

    /// <summary>Only reports that are made once, or only those that are made every month.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateSet("single", "periodic")]
    public string? Type { get; set; }

    /// <summary>Only this kind of report.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public ReportKind? Kind { get; set; }

    /// <summary>Only reports in this state.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateSet("waiting", "processing", "finished", "canceled")]
    public string? State { get; set; }

    /// <summary>Only reports that failed, or only those that did not.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public bool? HasError { get; set; }

    /// <summary>Only reports that are made, or only those that rest.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public bool? Enabled { get; set; }

    /// <summary>The order, such as <c>name:asc</c> or <c>created:desc</c>.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(SortCompleter))]
    public string? Sort { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (ParameterSetName == SingleSet)
        {
            foreach (ReportReference report in Report)
            {
                await TryAsync(report, async () => WriteObject(await report.FetchAsync(session, cancellationToken)));
            }
            return;
        }
        var query = new ReportQuery
        {
            Type = Type?.ToLowerInvariant(),
            Kind = Kind is ReportKind kind ? ReportWords.Of(kind) : null,
            State = State?.ToLowerInvariant(),
            HasError = HasError,
            IsEnabled = Enabled,
        };
        Func<DracoonReport, bool>? matches = null;
        if (Name is not null)
        {
            string part = Wildcard.CommonPart(Name);
            query.Name = part.Length > 0 ? part : null;
            WildcardPattern pattern = Wildcard.Pattern(Name);
            matches = r => pattern.IsMatch(r.Name);
        }
        using PagedQuery<DracoonReport> reports = session.Reports.List(query, Options(null, Sort, matches is not null));
        await TryAsync(Name ?? "", () => EmitAsync(reports, matches, cancellationToken));
    }
}
