using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Has the reporting service make a report of the event log, once or every month. Its files appear in a room or folder.</summary>
/// <remarks>
/// <para>Needs the role auditor, and the permission to create files in the target, which can't be encrypted.</para>
/// <para>A monthly report is about the month before its day.</para>
/// </remarks>
/// <example>
/// <code>New-DracoonReport 'Logins of spring' -Target /Reports -From 2026-03-01 -To 2026-06-01 -Operation user.login -Format Csv -Wait | Receive-DracoonReport</code>
/// <para>Makes a report, waits for it and receives its file.</para>
/// </example>
/// <example>
/// <code>New-DracoonReport 'Monthly' -Target /Reports -Monthly -DayOfMonth 1 -TimeOfDay 06:00 -Format Pdf, CsvSemicolon</code>
/// <para>Has a report made on the first of every month.</para>
/// </example>
/// <example>
/// <code>New-DracoonReport 'What Anna did' -Kind UserAudit -User anna -Target /Reports</code>
/// <para>Makes a report about one user.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "DracoonReport", SupportsShouldProcess = true, DefaultParameterSetName = OnceSet)]
[OutputType(typeof(DracoonReport))]
public sealed class NewDracoonReportCommand : DracoonCmdlet
{
    private const string OnceSet = "Once";
    private const string MonthlySet = "Monthly";

    private DateTime? _from;
    private DateTime? _to;

    /// <summary>The name, with which the names of its files begin.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string Name { get; set; } = "";

    /// <summary>The room or folder that its files are stored in: an object, an id, a path, or a row with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public NodeReference Target { get; set; } = null!;

    /// <summary>GeneralAudit for the whole log, UserAudit for what one user did. Without it, GeneralAudit.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public ReportKind Kind { get; set; }

    /// <summary>The formats of its files: Pdf, Csv, CsvSemicolon. Without it, Csv.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public ReportFormat[] Format { get; set; } = { ReportFormat.Csv };

    /// <summary>Not before this time. A time without a zone is local; a time of day in a row of the pipeline is UTC, as Export-Csv writes it.</summary>
    [Parameter(ParameterSetName = OnceSet, ValueFromPipelineByPropertyName = true)]
    [TimeTransform]
    public DateTime? From
    {
        get => _from;
        set => _from = Zoned(value);
    }

    /// <summary>Not after this time. A time without a zone is local; a time of day in a row of the pipeline is UTC, as Export-Csv writes it.</summary>
    [Parameter(ParameterSetName = OnceSet, ValueFromPipelineByPropertyName = true)]
    [TimeTransform]
    public DateTime? To
    {
        get => _to;
        set => _to = Zoned(value);
    }

    /// <summary>Only what happened in this room and those below it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RoomCompleter))]
    public NodeReference? Room { get; set; }

    /// <summary>Only what this user did.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference? User { get; set; }

    /// <summary>Only these kinds of events: names, in which wildcards are allowed, or numbers.</summary>
    [Parameter]
    [SupportsWildcards]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(EventOperationCompleter))]
    public string[]? Operation { get; set; }

    /// <summary>Makes it every month.</summary>
    [Parameter(Mandatory = true, ParameterSetName = MonthlySet)]
    public SwitchParameter Monthly { get; set; }

    /// <summary>The day of the month; in shorter months, the last one. Without it, the first.</summary>
    [Parameter(ParameterSetName = MonthlySet)]
    [ValidateRange(1, 31)]
    public int DayOfMonth { get; set; } = 1;

    /// <summary>The time of day, UTC, such as 06:00. Without it, midnight.</summary>
    [Parameter(ParameterSetName = MonthlySet)]
    public TimeSpan TimeOfDay { get; set; }

    /// <summary>Makes a report that rests.</summary>
    [Parameter]
    public SwitchParameter Disabled { get; set; }

    /// <summary>Waits until its files are there.</summary>
    [Parameter(ParameterSetName = OnceSet)]
    public SwitchParameter Wait { get; set; }

    /// <summary>How many seconds -Wait waits at most; 600 without it.</summary>
    [Parameter(ParameterSetName = OnceSet)]
    [ValidateRange(1, int.MaxValue)]
    public int TimeoutSec { get; set; } = 600;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(Name, async () =>
        {
            if (Kind == ReportKind.UserAudit && User is null)
            {
                throw new ArgumentException("A report of the kind UserAudit is about one user. Name them with -User.");
            }
            if (TimeOfDay < TimeSpan.Zero || TimeOfDay >= TimeSpan.FromDays(1))
            {
                throw new ArgumentException($"-TimeOfDay {TimeOfDay} is no time of a day. Give one such as 06:00.");
            }
            if (Wait && Disabled)
            {
                throw new ArgumentException("A report that rests is never finished. Leave out -Wait or -Disabled.");
            }
            (long targetId, string where) = await Target.ResolveIdAsync(session, cancellationToken);
            CreateReportRequest request = await RequestAsync(session, targetId, cancellationToken);
            if (!ShouldProcess(where, $"Create report '{Name}'"))
            {
                return;
            }
            DracoonReport report = await session.Reports.CreateAsync(request, cancellationToken);
            WriteObject(Wait ? await session.Reports.WaitAsync(report, TimeSpan.FromSeconds(TimeoutSec), cancellationToken) : report);
        });
    }

    private async Task<CreateReportRequest> RequestAsync(DracoonSession session, long targetId, CancellationToken cancellationToken)
    {
        var request = new CreateReportRequest(Name, ReportWords.Of(Kind), targetId) { IsEnabled = !Disabled, Formats = Format.Distinct().Select(ReportWords.Of) };
        if (Monthly)
        {
            request.RunMonthly(DayOfMonth, TimeOfDay);
        }
        if (From is DateTime from)
        {
            request.From = from;
        }
        if (To is DateTime to)
        {
            request.To = to;
        }
        if (Room is not null)
        {
            request.ParentRoomId = (await Room.ResolveIdAsync(session, cancellationToken)).Id;
        }
        if (User is not null)
        {
            request.UserId = (await User.ResolveIdAsync(session, cancellationToken)).Id;
        }
        if (Operation is not null)
        {
            HashSet<int> operations = await EventOperationNames.FindAsync(session, Operation, cancellationToken);
            request.OperationIds = operations.OrderBy(o => o);
        }
        return request;
    }
}
