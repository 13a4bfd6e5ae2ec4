using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Api;

/// <summary>The reporting service, <c>/reporting/api</c>, which stands beside the API. For users with the role auditor.</summary>
public sealed class ReportsApi
{
    internal const string Prefix = "reporting/api/";

    private readonly ApiConnection _api;

    internal ReportsApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>Lists reports.</summary>
    /// <param name="query">Which ones; null for all.</param>
    /// <param name="options">Order and part of the list; null for everything. There is no filter text here.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    public PagedQuery<DracoonReport> List(ReportQuery? query = null, ListOptions? options = null) => new(options, (offset, limit, ct) =>
        _api.PageAsync<DracoonReport>("reports", (query ?? new ReportQuery()).AddTo(Query.Page(options, offset, limit)), ct));

    /// <summary>One report. The service gives lists only.</summary>
    /// <param name="reportId">The report's number.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The report.</returns>
    /// <exception cref="DracoonReferenceException">There is none.</exception>
    public Task<DracoonReport> GetAsync(long reportId, CancellationToken cancellationToken = default) =>
        FindAsync(null, r => r.ReportId == reportId, FormattableString.Invariant($"{reportId}"), cancellationToken);

    /// <summary>Finds the one report with this name; upper and lower case are the same.</summary>
    /// <param name="name">The whole name.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The report.</returns>
    /// <exception cref="DracoonReferenceException">None has it, or several do.</exception>
    public Task<DracoonReport> ResolveAsync(string name, CancellationToken cancellationToken = default) =>
        FindAsync(name, r => string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase), name, cancellationToken);

    /// <summary>Makes a report.</summary>
    /// <param name="request">The report.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The report as made.</returns>
    public async Task<DracoonReport> CreateAsync(CreateReportRequest request, CancellationToken cancellationToken = default)
    {
        JToken? answer = await _api.SendRawAsync(HttpMethod.Post, Prefix + "reports", request.ToJson(), cancellationToken).ConfigureAwait(false);
        if (answer is JObject report && report["id"] is not null)
        {
            return Json.Read<DracoonReport>(report);
        }
        // An answer without the report: it is the latest one with that name.
        using PagedQuery<DracoonReport> named = List(new ReportQuery { Name = request.Name });
        IReadOnlyList<DracoonReport> found = await named.ToListAsync(cancellationToken).ConfigureAwait(false);
        return found.Where(r => r.Name == request.Name).OrderByDescending(r => r.ReportId).FirstOrDefault()
            ?? throw new DracoonReferenceException(ReferenceFailure.NotFound, "report", request.Name);
    }

    /// <summary>Removes a report; its files stay.</summary>
    /// <param name="reportId">The report's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    public Task DeleteAsync(long reportId, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, FormattableString.Invariant($"reports/{reportId}"), null, null, cancellationToken);

    /// <summary>Removes several reports; their files stay.</summary>
    /// <param name="reportIds">Their numbers.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    public Task DeleteAsync(IEnumerable<long> reportIds, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, "reports", null, new JObject { ["ids"] = new JArray(reportIds.Cast<object>().ToArray()) }, cancellationToken);

    /// <summary>Waits until a report is finished, canceled, or the time is up.</summary>
    /// <param name="report">The report.</param>
    /// <param name="limit">How long to wait at most.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The report as it is then.</returns>
    /// <exception cref="TimeoutException">It is not done yet.</exception>
    public async Task<DracoonReport> WaitAsync(DracoonReport report, TimeSpan limit, CancellationToken cancellationToken = default)
    {
        DateTime end = DateTime.UtcNow + limit;
        TimeSpan pause = TimeSpan.FromMilliseconds(250);
        while (!report.IsDone)
        {
            if (DateTime.UtcNow >= end)
            {
                throw new TimeoutException($"The report '{report.Name}' is still {report.State} after {limit.TotalSeconds:0} seconds. It goes on without you: Get-DracoonReport {report.ReportId}.");
            }
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
            pause = TimeSpan.FromMilliseconds(Math.Min(pause.TotalMilliseconds * 1.5, 5000));
            report = await GetAsync(report.ReportId, cancellationToken).ConfigureAwait(false);
        }
        return report;
    }

    /// <summary>
    /// The files that a report has left in its target. The service does not say which they are: those of its formats whose names begin with the
    /// report's name and that came after the report was made.
    /// </summary>
    /// <param name="report">The report.</param>
    /// <param name="nodes">Where to look.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The files, the latest first.</returns>
    public static async Task<IReadOnlyList<DracoonNode>> FindFilesAsync(DracoonReport report, NodesApi nodes, CancellationToken cancellationToken = default)
    {
        if (report.TargetId is not long targetId)
        {
            return Array.Empty<DracoonNode>();
        }
        var extensions = new HashSet<string>(report.FormatNames.Select(f => f.StartsWith("csv", StringComparison.Ordinal) ? ".csv" : "." + f), StringComparer.OrdinalIgnoreCase);
        var found = new List<DracoonNode>();
        using PagedQuery<DracoonNode> files = nodes.List(targetId, new ListOptions { Filter = new FilterBuilder().Add("type", "eq", "file").ToFilter() });
        while (await files.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            DracoonNode file = files.Current;
            if (file.Name.StartsWith(report.Name, StringComparison.OrdinalIgnoreCase) && !(file.CreatedAt < report.Created)
                && (extensions.Count == 0 || extensions.Contains(Path.GetExtension(file.Name))))
            {
                found.Add(file);
            }
        }
        return found.OrderByDescending(f => f.CreatedAt).ToList();
    }

    private async Task<DracoonReport> FindAsync(string? name, Func<DracoonReport, bool> fits, string value, CancellationToken cancellationToken)
    {
        var matches = new List<DracoonReport>();
        using PagedQuery<DracoonReport> reports = List(new ReportQuery { Name = name });
        while (await reports.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            if (fits(reports.Current))
            {
                matches.Add(reports.Current);
            }
        }
        return matches.Count switch
        {
            1 => matches[0],
            0 => throw new DracoonReferenceException(ReferenceFailure.NotFound, "report", value),
            _ => throw new DracoonReferenceException(ReferenceFailure.Ambiguous, "report", value, matches.Select(r => r.ReportId).ToList()),
        };
    }
}
