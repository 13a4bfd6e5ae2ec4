using System.Text.Json.Nodes;
using DracoonSandbox.Events;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/eventlog/events and /eventlog/operations: for auditors.</summary>
internal static class EventLogEndpoints
{
    private const string Role = "LOG_AUDITOR";

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/eventlog/events", (HttpContext context) =>
        {
            context.Require(Role);
            string accept = context.Request.Headers.Accept.ToString();
            lock (state.Gate)
            {
                if (accept.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase))
                {
                    IReadOnlyList<EventRecord> events = EventQuery.Select(context, state.Events.Kept());
                    return Results.Text(EventCsv.Write(events.Take(Listing<EventRecord>.MaximumLimit), ','), "text/csv");
                }
                return EventQuery.Page(context, state.Events.Kept());
            }
        });
        app.MapGet("/api/v4/eventlog/operations", (HttpContext context) =>
        {
            context.Require(Role);
            string wanted = context.Request.Query["is_deprecated"].ToString();
            IEnumerable<JsonObject> current = wanted == "true" ? [] : EventOperations.All.Select(o => Write(o, false));
            IEnumerable<JsonObject> old = wanted == "false" ? [] : EventOperations.Deprecated.Select(o => Write(o, true));
            return Answer.Ok(new JsonObject { ["operationList"] = new JsonArray([.. current, .. old]) });
        });
    }

    private static JsonObject Write(KeyValuePair<string, int> operation, bool isDeprecated) =>
        new() { ["id"] = operation.Value, ["name"] = operation.Key, ["isDeprecated"] = isDeprecated };
}
