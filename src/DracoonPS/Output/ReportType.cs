namespace DracoonPS;

/// <summary>A kind of report that the reporting service can make.</summary>
public sealed class ReportType
{
    internal ReportType(ReportKind kind, string description, bool needsUser)
    {
        Kind = kind;
        SubType = ReportWords.Of(kind);
        Description = description;
        NeedsUser = needsUser;
    }

    /// <summary>For New-DracoonReport -Kind.</summary>
    public ReportKind Kind { get; }

    /// <summary>The service's word for it.</summary>
    public string SubType { get; }

    /// <summary>What it contains.</summary>
    public string Description { get; }

    /// <summary>True when -User is needed.</summary>
    public bool NeedsUser { get; }

    /// <summary>The formats, for -Format.</summary>
    public string Formats { get; } = string.Join(", ", System.Enum.GetNames(typeof(ReportFormat)));

    /// <summary>How it can be executed.</summary>
    public string Executions { get; } = "once, monthly";

    /// <summary>The kind.</summary>
    /// <returns>The kind.</returns>
    public override string ToString() => Kind.ToString();
}
