using Dracoon.Client.Http;

namespace Dracoon.Client;

/// <summary>Which reports are asked for; what is null does not matter.</summary>
public sealed class ReportQuery
{
    /// <summary>A part of the name.</summary>
    public string? Name { get; set; }

    /// <summary><c>single</c> or <c>periodic</c>.</summary>
    public string? Type { get; set; }

    /// <summary><c>general-audit-report</c> or <c>user-audit-report</c>.</summary>
    public string? Kind { get; set; }

    /// <summary><c>waiting</c>, <c>processing</c>, <c>finished</c> or <c>canceled</c>.</summary>
    public string? State { get; set; }

    /// <summary>True for those that failed.</summary>
    public bool? HasError { get; set; }

    /// <summary>False for those that rest.</summary>
    public bool? IsEnabled { get; set; }

    internal Query AddTo(Query query) =>
        query.Add("name", Name).Add("type", Type).Add("subType", Kind).Add("state", State).Add("hasError", HasError).Add("enabled", IsEnabled);
}
