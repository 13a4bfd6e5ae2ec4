using System.Text;
using DracoonSandbox.Endpoints;
using DracoonSandbox.Events;
using DracoonSandbox.State;

namespace DracoonSandbox.Reporting;

/// <summary>Works on reports when their time comes, by the server's clock: a moment of waiting, a moment of processing, then the files are in the target.</summary>
internal sealed class ReportClock
{
    /// <summary>How long a report waits, and how long it is processed.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(300);

    private readonly SandboxState _state;

    public ReportClock(SandboxState state)
    {
        _state = state;
    }

    /// <summary>Looks at the clock until the server stops.</summary>
    public async Task RunAsync(CancellationToken stopped)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(150));
        try
        {
            while (await timer.WaitForNextTickAsync(stopped))
            {
                lock (_state.Gate)
                {
                    Advance();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    /// <summary>When a report is worked on first.</summary>
    public static DateTime? FirstDue(ReportRecord report, DateTime now) => !report.IsEnabled ? null : report.IsPeriodic ? NextMonthly(report, now) : now + Step;

    /// <summary>Brings every report to where the clock has it. Under the state's gate.</summary>
    public void Advance()
    {
        DateTime now = _state.Now;
        foreach (ReportRecord report in _state.Areas.Get<ReportState>().Reports.Values)
        {
            while (report.DueAt is DateTime due && due <= now)
            {
                Work(report, due);
            }
        }
    }

    private void Work(ReportRecord report, DateTime due)
    {
        report.LastModified = due;
        if (report.State != "processing")
        {
            report.State = "processing";
            report.DueAt = due + Step;
            return;
        }
        try
        {
            Write(report, due - Step);
            report.State = "finished";
            report.ErrorMessage = null;
        }
        catch (Http.ApiError e)
        {
            report.State = "canceled";
            report.ErrorMessage = e.DebugInfo ?? e.Message;
        }
        report.DueAt = report.IsPeriodic ? NextMonthly(report, due) : null;
    }

    private void Write(ReportRecord report, DateTime start)
    {
        UserRecord owner = _state.Users.GetValueOrDefault(report.OwnerId) ?? throw Http.ApiError.UserNotFound();
        NodeRecord target = ReportRules.Target(_state, owner, report.TargetId);
        IReadOnlyList<EventRecord> events = Select(report, start);
        foreach (string format in report.Formats)
        {
            byte[] content = format == "pdf" ? ReportPdf.Write(report.Name, events)
                : Encoding.UTF8.GetBytes('\ufeff' + EventCsv.Write(events, format == "csv-semicolon-delimited" ? ';' : ','));
            GeneratedFile.Create(_state, owner, target, report.Name + (format == "pdf" ? ".pdf" : ".csv"), content);
        }
    }

    private List<EventRecord> Select(ReportRecord report, DateTime start)
    {
        // A monthly report is about the month before its day.
        DateTime from = report.IsPeriodic ? start.AddMonths(-1) : report.From ?? DateTime.MinValue;
        DateTime to = report.IsPeriodic ? start : report.To ?? DateTime.MaxValue;
        HashSet<long>? rooms = null;
        if (report.ParentRoomId is long roomId)
        {
            rooms = [roomId];
            rooms.UnionWith(_state.Nodes.Find(roomId)?.Below().Where(n => n.Kind == NodeKind.Room).Select(n => n.Id) ?? []);
        }
        return [.. _state.Events.Kept().Where(e => e.Time >= from && e.Time <= to
            && (report.UserId is null || e.UserId == report.UserId)
            && (report.Operations.Count == 0 || report.Operations.Contains(e.OperationId))
            && (rooms is null || rooms.Any(e.Concerns)))];
    }

    private static DateTime NextMonthly(ReportRecord report, DateTime after)
    {
        var month = new DateTime(after.Year, after.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        while (true)
        {
            int day = Math.Min(report.DayOfMonth, DateTime.DaysInMonth(month.Year, month.Month));
            DateTime due = month.AddDays(day - 1) + report.TimeOfDay;
            if (due > after)
            {
                return due;
            }
            month = month.AddMonths(1);
        }
    }
}
