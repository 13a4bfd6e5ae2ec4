using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Models;

/// <summary>A report of the reporting service. Its files lie in the target. Times are UTC.</summary>
public sealed class DracoonReport : DracoonObject
{
    /// <summary>The report's number.</summary>
    [JsonProperty("id")]
    public long ReportId { get; internal set; }

    /// <summary>The name, with which the names of its files begin.</summary>
    public string Name { get; internal set; } = "";

    /// <summary><c>single</c> or <c>periodic</c>.</summary>
    public string? Type { get; internal set; }

    /// <summary><c>general-audit-report</c> or <c>user-audit-report</c>.</summary>
    [JsonProperty("subType")]
    public string? Kind { get; internal set; }

    /// <summary><c>waiting</c>, <c>processing</c>, <c>finished</c> or <c>canceled</c>.</summary>
    public string? State { get; internal set; }

    /// <summary>False for a report that rests.</summary>
    [JsonProperty("enabled")]
    public bool? IsEnabled { get; internal set; }

    /// <summary>The formats of its files: <c>pdf</c>, <c>csv-plain</c>, <c>csv-semicolon-delimited</c>, with commas between them.</summary>
    [JsonIgnore]
    public string Formats => string.Join(", ", FormatNames);

    /// <summary>The room or folder that its files are stored in.</summary>
    [JsonIgnore]
    public long? TargetId => Long(Target, "id");

    /// <summary>Not before this time.</summary>
    [JsonIgnore]
    public DateTime? From => Time("fromDate");

    /// <summary>Not after this time.</summary>
    [JsonIgnore]
    public DateTime? To => Time("toDate");

    /// <summary>Only what happened in this room and those below it.</summary>
    [JsonIgnore]
    public long? ParentRoomId => Long(Filter, "parentRoom");

    /// <summary>Only what this user did.</summary>
    [JsonIgnore]
    public long? FilterUserId => Long(Filter, "userId");

    /// <summary>Only these kinds of events, by number, with commas between them; empty for all.</summary>
    [JsonIgnore]
    public string OperationIds => string.Join(", ", (Filter?["operations"] as JArray ?? new JArray()).Select(o => o.ToString()));

    /// <summary>How it is executed: <c>on-demand</c> or <c>monthly</c>.</summary>
    [JsonIgnore]
    public string? Execution => (string?)(ExecutionData?["type"] as JValue);

    /// <summary>The day of the month of a monthly report.</summary>
    [JsonIgnore]
    public int? DayOfMonth => (int?)Long(ExecutionData, "dayOfMonth");

    /// <summary>The time of day of a monthly report, UTC, such as <c>08:00:00</c>.</summary>
    [JsonIgnore]
    public string? TimeOfDay => (string?)(ExecutionData?["timeOfDay"] as JValue);

    /// <summary>When it was made.</summary>
    public DateTime? Created { get; internal set; }

    /// <summary>When it was last worked on.</summary>
    public DateTime? LastModified { get; internal set; }

    /// <summary>Why it failed; null when it did not.</summary>
    [JsonIgnore]
    public string? Error => (string?)(ErrorData?["detail"] as JValue) ?? (string?)(ErrorData?["message"] as JValue);

    /// <summary>The service's code of that error.</summary>
    [JsonIgnore]
    public int? ErrorCode => (int?)Long(ErrorData, "code");

    /// <summary>The formats, one by one.</summary>
    internal IReadOnlyList<string> FormatNames => FormatData switch
    {
        JArray several => several.Select(f => f.ToString()).ToList(),
        JValue { Type: JTokenType.String } one => new[] { (string)one! },
        _ => Array.Empty<string>(),
    };

    /// <summary>True when nothing will change any more by itself.</summary>
    internal bool IsDone => State is not ("waiting" or "processing" or null);

    [JsonProperty("formats")]
    internal JToken? FormatData { get; set; }

    [JsonProperty("filter")]
    internal JObject? Filter { get; set; }

    [JsonProperty("target")]
    internal JObject? Target { get; set; }

    [JsonProperty("execution")]
    internal JObject? ExecutionData { get; set; }

    [JsonProperty("error")]
    internal JObject? ErrorData { get; set; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;

    private static long? Long(JObject? o, string name) => o?[name] is JValue { Type: JTokenType.Integer } value ? (long)value : null;

    private DateTime? Time(string name) => Filter?[name] is JValue { Type: JTokenType.String } value
        && DateTime.TryParse((string?)value, System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AdjustToUniversal | System.Globalization.DateTimeStyles.AssumeUniversal, out DateTime time) ? time : null;
}
