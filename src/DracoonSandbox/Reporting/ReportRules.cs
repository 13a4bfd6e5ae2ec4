using System.Globalization;
using System.Text.Json.Nodes;
using DracoonSandbox.Endpoints;
using DracoonSandbox.Events;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Reporting;

/// <summary>Reads a new report, and refuses what makes no sense.</summary>
internal static class ReportRules
{
    private static readonly string[] Fields = ["name", "type", "subType", "enabled", "execution", "formats", "filter", "target"];
    private static readonly string[] FilterFields = ["fromDate", "toDate", "parentRoom", "userId", "operations"];
    private static readonly string[] Formats = ["pdf", "csv-plain", "csv-semicolon-delimited"];

    /// <exception cref="ApiError">A field is missing, unknown or wrong.</exception>
    public static ReportRecord Read(SandboxState state, UserRecord caller, JsonObject body)
    {
        RequireKnown(body, Fields, "");
        string type = OneOf(body.RequiredText("type"), "type", "single", "periodic");
        string subType = OneOf(body.RequiredText("subType"), "subType", "general-audit-report", "user-audit-report");
        var filter = body["filter"] as JsonObject ?? [];
        RequireKnown(filter, FilterFields, "filter.");
        var execution = body["execution"] as JsonObject;
        string executed = OneOf(execution?.Text("type") ?? (type == "single" ? "on-demand" : "monthly"), "execution.type", "on-demand", "monthly");
        if ((executed == "monthly") != (type == "periodic"))
        {
            throw ApiError.Invalid(-80000, "A report is single and executed on demand, or periodic and executed monthly.");
        }
        long? userId = filter.Number("userId");
        if (subType == "user-audit-report" && userId is null)
        {
            throw ApiError.Invalid(-80000, "'filter.userId' is mandatory for a report about a user.");
        }
        if (userId is long id && !state.Users.ContainsKey(id))
        {
            throw ApiError.UserNotFound();
        }
        DateTime? from = filter.Time("fromDate");
        DateTime? to = filter.Time("toDate");
        if (from > to)
        {
            throw ApiError.Invalid(-80001, "'filter.fromDate' is later than 'filter.toDate'.");
        }
        if (filter.Number("parentRoom") is long roomId && state.Nodes.Get(roomId).Kind != NodeKind.Room)
        {
            throw ApiError.NodeNotFound();
        }
        NodeRecord target = Target(state, caller, (body["target"] as JsonObject ?? throw ApiError.Invalid(-80000, "'target' is mandatory.")).RequiredNumber("id"));
        var report = new ReportRecord
        {
            Id = state.NextId(),
            Name = body.RequiredText("name"),
            Type = type,
            SubType = subType,
            IsEnabled = body.Flag("enabled") ?? true,
            Formats = ReadFormats(body["formats"]),
            From = from,
            To = to,
            ParentRoomId = filter.Number("parentRoom"),
            UserId = userId,
            Operations = [.. filter.Numbers("operations").Select(o => (int)o)],
            TargetId = target.Id,
            OwnerId = caller.Id,
            Created = state.Now,
            LastModified = state.Now,
            TimeOfDay = Time(execution?.Text("timeOfDay")),
            DayOfMonth = (int)(execution?.Number("dayOfMonth") ?? 1),
        };
        return report.DayOfMonth is >= 1 and <= 31 ? report : throw ApiError.Invalid(-80001, "'execution.dayOfMonth' is not from 1 to 31.");
    }

    /// <summary>Where files can be written to: a room or folder where the user may, and which is not encrypted, since the server can't encrypt for its users.</summary>
    public static NodeRecord Target(SandboxState state, UserRecord user, long id)
    {
        NodeRecord target = NodeEndpoints.Visible(state, user, id);
        if (target.Kind == NodeKind.File)
        {
            throw ApiError.NodeNotFound();
        }
        if (target.IsEncrypted)
        {
            throw ApiError.Invalid(-40002, "Reports can't be stored in an encrypted room.");
        }
        NodeTree.Require(user, target, Permissions.Create, state);
        return target;
    }

    private static List<string> ReadFormats(JsonNode? node) => node switch
    {
        null => ["pdf"],
        JsonArray items => [.. items.Select(i => OneOf(i?.ToString() ?? "", "formats", Formats)).Distinct()],
        _ => throw ApiError.Invalid(-80000, "'formats' is no array."),
    };

    private static TimeSpan Time(string? text) => text is null ? TimeSpan.Zero
        : TimeSpan.TryParseExact(text, @"hh\:mm\:ss", CultureInfo.InvariantCulture, out TimeSpan time) ? time
        : throw ApiError.Invalid(-80001, $"'execution.timeOfDay' is '{text}', and no time such as 08:00:00.");

    private static string OneOf(string value, string field, params string[] words) =>
        words.Contains(value) ? value : throw ApiError.Invalid(-80001, $"'{field}' is '{value}' and must be one of {string.Join(", ", words)}.");

    private static void RequireKnown(JsonObject o, string[] fields, string prefix)
    {
        if (o.Select(p => p.Key).Except(fields).FirstOrDefault() is string unknown)
        {
            throw ApiError.Invalid(-80001, $"'{prefix}{unknown}' is not known.");
        }
    }
}
