using System;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.References;

/// <summary>A report as a parameter names it: the object itself, an id, a name, or a row with a column <c>ReportId</c>.</summary>
public sealed class ReportReference
{
    private readonly DracoonReport? _report;
    private readonly string? _name;
    private readonly long? _id;

    /// <summary>The report itself.</summary>
    /// <param name="report">The report.</param>
    public ReportReference(DracoonReport report)
    {
        _report = report ?? throw new ArgumentNullException(nameof(report));
        _id = report.ReportId;
    }

    /// <summary>By number.</summary>
    /// <param name="id">The report's number.</param>
    public ReportReference(long id)
    {
        _id = ReferenceRow.Positive(id, "report");
    }

    /// <summary>By name; digits only are a number.</summary>
    /// <param name="name">The name.</param>
    public ReportReference(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentException("A report is named by an id or a name, and this is empty.", nameof(name));
        }
        _id = ReferenceRow.AsId(name);
        _name = name.Trim();
    }

    /// <summary>By a row with a column <c>ReportId</c>.</summary>
    /// <param name="row">The row.</param>
    public ReportReference(PSObject row)
    {
        _report = ReferenceRow.Typed<DracoonReport>(row);
        _id = _report?.ReportId ?? ReferenceRow.Id(row, "ReportId", typeof(DracoonReport));
    }

    /// <summary>As the caller named the report.</summary>
    /// <returns>The name or number.</returns>
    public override string ToString() => _report?.Name ?? _name ?? _id?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>The number, and the name for questions and messages, without asking the server for what is known.</summary>
    internal async Task<(long Id, string Text)> ResolveIdAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        if (_id is long id)
        {
            return (id, _report is null ? $"report {id}" : $"{_report.Name} (report {id})");
        }
        DracoonReport report = await session.Reports.ResolveAsync(_name!, cancellationToken);
        return (report.ReportId, $"{report.Name} (report {report.ReportId})");
    }

    /// <summary>The report as it is now.</summary>
    internal Task<DracoonReport> FetchAsync(DracoonSession session, CancellationToken cancellationToken) =>
        _id is long id ? session.Reports.GetAsync(id, cancellationToken) : session.Reports.ResolveAsync(_name!, cancellationToken);
}
