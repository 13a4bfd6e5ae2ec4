namespace DracoonPS;

/// <summary>What a report is about.</summary>
public enum ReportKind
{
    /// <summary>Events of all users: the service's <c>general-audit-report</c>.</summary>
    GeneralAudit,

    /// <summary>Events of one user: the service's <c>user-audit-report</c>.</summary>
    UserAudit,
}

/// <summary>The format of a report's file.</summary>
public enum ReportFormat
{
    /// <summary>A document.</summary>
    Pdf,

    /// <summary>A table with commas.</summary>
    Csv,

    /// <summary>A table with semicolons, as Excel expects it in many countries.</summary>
    CsvSemicolon,
}

/// <summary>The service's words.</summary>
internal static class ReportWords
{
    public static string Of(ReportKind kind) => kind == ReportKind.UserAudit ? "user-audit-report" : "general-audit-report";

    public static string Of(ReportFormat format) => format switch
    {
        ReportFormat.Csv => "csv-plain",
        ReportFormat.CsvSemicolon => "csv-semicolon-delimited",
        _ => "pdf",
    };
}
