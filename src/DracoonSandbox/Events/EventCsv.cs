using System.Globalization;
using System.Text;

namespace DracoonSandbox.Events;

/// <summary>Events as a table (RFC 4180).</summary>
internal static class EventCsv
{
    private static readonly (string Name, Func<EventRecord, object?> Value)[] Columns =
    [
        ("id", e => e.Id), ("time", e => Http.Answer.Iso(e.Time)), ("userId", e => e.UserId), ("userName", e => e.UserName), ("operationId", e => e.OperationId),
        ("operationName", e => e.OperationName), ("status", e => e.Status), ("message", e => e.Message), ("userClient", e => e.UserClient), ("userIp", e => e.UserIp),
        ("objectId1", e => e.Object1?.Id), ("objectName1", e => e.Object1?.Name), ("attribute1", e => e.Object1?.ParentPath),
        ("objectId2", e => e.Object2?.Id), ("objectName2", e => e.Object2?.Name), ("attribute2", e => e.Object2?.ParentPath),
    ];

    public static string Write(IEnumerable<EventRecord> events, char separator)
    {
        var text = new StringBuilder();
        text.AppendJoin(separator, Columns.Select(c => c.Name)).Append("\r\n");
        foreach (EventRecord e in events)
        {
            text.AppendJoin(separator, Columns.Select(c => Quote(Convert.ToString(c.Value(e), CultureInfo.InvariantCulture) ?? "", separator))).Append("\r\n");
        }
        return text.ToString();
    }

    private static string Quote(string value, char separator) =>
        value.IndexOfAny(['"', '\r', '\n', separator]) < 0 ? value : '"' + value.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
