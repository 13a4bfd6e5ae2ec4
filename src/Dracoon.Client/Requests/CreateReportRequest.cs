using System;
using System.Collections.Generic;
using System.Linq;
using Dracoon.Client.Http;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Requests;

/// <summary>A new report of the reporting service.</summary>
public sealed class CreateReportRequest : RequestBody
{
    private readonly JObject _filter = new();

    /// <summary>A report.</summary>
    /// <param name="name">The name.</param>
    /// <param name="kind"><c>general-audit-report</c> or <c>user-audit-report</c>.</param>
    /// <param name="targetId">The room or folder that its files are stored in.</param>
    public CreateReportRequest(string name, string kind, long targetId)
    {
        Name = name;
        Set("name", name);
        Set("type", "single");
        Set("subType", kind);
        Set("target", new JObject { ["id"] = targetId });
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>False for a report that rests.</summary>
    public bool? IsEnabled { get => Get<bool?>("enabled"); set => Set("enabled", value); }

    /// <summary>The formats: <c>pdf</c>, <c>csv-plain</c>, <c>csv-semicolon-delimited</c>.</summary>
    public IEnumerable<string> Formats { set => Set("formats", new JArray(value.Cast<object>().ToArray())); }

    /// <summary>Not before this time.</summary>
    public DateTime From { set => Filter("fromDate", Json.Time(value)); }

    /// <summary>Not after this time.</summary>
    public DateTime To { set => Filter("toDate", Json.Time(value)); }

    /// <summary>Only what happened in this room and those below it.</summary>
    public long ParentRoomId { set => Filter("parentRoom", value); }

    /// <summary>Only what this user did.</summary>
    public long UserId { set => Filter("userId", value); }

    /// <summary>Only these kinds of events.</summary>
    public IEnumerable<int> OperationIds { set => Filter("operations", new JArray(value.Cast<object>().ToArray())); }

    /// <summary>Makes it a monthly report, about the month before its day.</summary>
    /// <param name="dayOfMonth">The day.</param>
    /// <param name="timeOfDay">The time of day, UTC.</param>
    public void RunMonthly(int dayOfMonth, TimeSpan timeOfDay)
    {
        Set("type", "periodic");
        Set("execution", new JObject
        {
            ["type"] = "monthly",
            ["timeOfDay"] = timeOfDay.ToString(@"hh\:mm\:ss", System.Globalization.CultureInfo.InvariantCulture),
            ["dayOfMonth"] = dayOfMonth,
        });
    }

    private void Filter(string name, JToken value)
    {
        _filter[name] = value;
        Set("filter", _filter);
    }
}
