namespace DracoonSandbox.Reporting;

/// <summary>The reports of the tenant, by number.</summary>
internal sealed class ReportState
{
    public SortedDictionary<long, ReportRecord> Reports { get; set; } = [];
}

/// <summary>A report: what it selects from the event log, when, and where its files go.</summary>
internal sealed class ReportRecord
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    /// <summary>single or periodic.</summary>
    public required string Type { get; init; }

    /// <summary>general-audit-report or user-audit-report.</summary>
    public required string SubType { get; init; }

    public bool IsEnabled { get; init; } = true;

    public required List<string> Formats { get; init; }

    public DateTime? From { get; init; }

    public DateTime? To { get; init; }

    public long? ParentRoomId { get; init; }

    public long? UserId { get; init; }

    public List<int> Operations { get; init; } = [];

    public required long TargetId { get; init; }

    /// <summary>Who made it, and whose permissions hold where its files are written.</summary>
    public required long OwnerId { get; init; }

    public required DateTime Created { get; init; }

    public required DateTime LastModified { get; set; }

    public TimeSpan TimeOfDay { get; init; }

    public int DayOfMonth { get; init; } = 1;

    /// <summary>waiting, processing, finished or canceled.</summary>
    public string State { get; set; } = "waiting";

    /// <summary>When it is next worked on; null for never again.</summary>
    public DateTime? DueAt { get; set; }

    public string? ErrorMessage { get; set; }

    public bool IsPeriodic => Type == "periodic";
}
