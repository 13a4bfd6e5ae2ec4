using System.Text.Json.Nodes;
using DracoonSandbox.Events;
using DracoonSandbox.Http;
using DracoonSandbox.State;
using DracoonSandbox.Webhooks;

namespace DracoonSandbox.Endpoints;

/// <summary>What rooms have to do with other areas: their webhooks and their part of the event log.</summary>
internal static class RoomConnectionEndpoints
{
    private const string Webhooks = "/api/v4/nodes/rooms/{id:long}/webhooks";

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet(Webhooks, (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                return Page(context, state, RoomEndpoints.Managed(state, context.User(), id));
            }
        });
        app.MapPut(Webhooks, async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                NodeRecord room = RoomEndpoints.Managed(state, context.User(), id);
                (WebhookRecord Webhook, bool IsAssigned)[] changes = [.. body.Objects("items").Select(i => (Find(state, i.RequiredNumber("webhookId")), i.Flag("isAssigned") ?? false))];
                foreach ((WebhookRecord webhook, bool isAssigned) in changes)
                {
                    _ = isAssigned ? webhook.RoomIds.Add(room.Id) : webhook.RoomIds.Remove(room.Id);
                }
                return Page(context, state, room);
            }
        });
        app.MapGet("/api/v4/nodes/rooms/{id:long}/events", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                NodeRecord room = RoomEndpoints.Room(state, context.User(), id);
                NodeTree.Require(context.User(), room, Permissions.Read, state);
                return EventQuery.Page(context, state.Events.Kept().Where(e => e.Concerns(room.Id)));
            }
        });
    }

    /// <summary>The webhooks that are for events in rooms.</summary>
    private static IEnumerable<WebhookRecord> ForRooms(SandboxState state) =>
        state.Areas.Get<WebhookState>().Webhooks.Values.Where(w => WebhookEventTypes.AreOfRooms(w.EventTypeNames));

    private static WebhookRecord Find(SandboxState state, long id) =>
        ForRooms(state).FirstOrDefault(w => w.Id == id) ?? throw new ApiError(404, -91000, "Not Found", "There is no such webhook for rooms.");

    private static IResult Page(HttpContext context, SandboxState state, NodeRecord room)
    {
        var listing = new Listing<WebhookRecord>().Flag("isAssigned", w => w.RoomIds.Contains(room.Id));
        return Answer.Ok(Listing<WebhookRecord>.Page(context, listing.Select(context, ForRooms(state)), w => new JsonObject
        {
            ["isAssigned"] = w.RoomIds.Contains(room.Id),
            ["webhook"] = WebhookJson.Write(w, state),
        }));
    }
}
