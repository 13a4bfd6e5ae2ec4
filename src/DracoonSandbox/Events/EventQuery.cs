using System.Globalization;
using System.Text.Json.Nodes;
using DracoonSandbox.Http;

namespace DracoonSandbox.Events;

/// <summary>The parameters that lists of events share, for the whole log and for one room.</summary>
internal static class EventQuery
{
    private static readonly Listing<EventRecord> Order = new Listing<EventRecord>().Sort("time", e => e.Time);

    /// <summary>The page of events that the request asks for, the latest first unless it says otherwise. Under the state's gate.</summary>
    public static IResult Page(HttpContext context, IEnumerable<EventRecord> oldestFirst) =>
        Answer.Ok(Listing<EventRecord>.Page(context, Select(context, oldestFirst), Write));

    /// <summary>The events that the request's filters fit, in its order.</summary>
    public static IReadOnlyList<EventRecord> Select(HttpContext context, IEnumerable<EventRecord> oldestFirst)
    {
        IQueryCollection query = context.Request.Query;
        IEnumerable<EventRecord> events = oldestFirst.Reverse(); // of one instant, too, the latest comes first
        if (Time(query["date_start"]) is DateTime from)
        {
            events = events.Where(e => e.Time >= from);
        }
        if (Time(query["date_end"]) is DateTime to)
        {
            events = events.Where(e => e.Time <= to);
        }
        if (Number(query["type"]) is long type)
        {
            events = events.Where(e => e.OperationId == type);
        }
        if (Number(query["user_id"]) is long userId)
        {
            events = events.Where(e => e.UserId == userId);
        }
        if (Number(query["status"]) is long status)
        {
            events = events.Where(e => e.Status == status);
        }
        if (query["user_client"].ToString() is { Length: > 0 } client)
        {
            events = events.Where(e => e.UserClient?.Contains(client, StringComparison.OrdinalIgnoreCase) == true);
        }
        return Order.Select(context, events, "time:desc");
    }

    public static JsonObject Write(EventRecord e) => new JsonObject
    {
        ["id"] = e.Id,
        ["time"] = Answer.Iso(e.Time),
        ["userId"] = e.UserId,
        ["message"] = e.Message,
        ["operationId"] = e.OperationId,
        ["operationName"] = e.OperationName,
        ["status"] = e.Status,
        ["customerId"] = 1,
    }
        .With("userClient", e.UserClient).With("userName", e.UserName).With("userIp", e.UserIp)
        .With("authParentSource", Text(e.Object1?.RoomId)).With("authParentTarget", Text(e.Object2?.RoomId))
        .With("objectId1", e.Object1?.Id).With("objectType1", (int?)e.Object1?.Kind).With("objectName1", e.Object1?.Name)
        .With("objectId2", e.Object2?.Id).With("objectType2", (int?)e.Object2?.Kind).With("objectName2", e.Object2?.Name)
        .With("attribute1", e.Object1?.ParentPath).With("attribute2", e.Object2?.ParentPath);

    private static string? Text(long? id) => id?.ToString(CultureInfo.InvariantCulture);

    private static long? Number(string? text) => string.IsNullOrEmpty(text) ? null : long.Parse(text, CultureInfo.InvariantCulture); // checked already

    private static DateTime? Time(string? text) => string.IsNullOrEmpty(text) ? null
        : DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out DateTime time) ? time
        : throw ApiError.Invalid(-80001, $"'{text}' is no time such as 2015-12-31T23:59:00.");
}
