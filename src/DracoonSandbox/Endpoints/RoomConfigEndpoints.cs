using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>What admins of a room decide about it: /nodes/rooms/{room_id}/config and …/policies.</summary>
internal static class RoomConfigEndpoints
{
    private const string Policies = "/api/v4/nodes/rooms/{id:long}/policies";

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapPut("/api/v4/nodes/rooms/{id:long}/config", async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                NodeRecord room = RoomEndpoints.Managed(state, context.User(), id);
                CheckInheritance(room, body);
                RoomEndpoints.Change(state, room, () => ChangeAdmins(state, room, body));
                RoomEndpoints.Configure(room, body);
                room.UpdatedBy = context.User();
                room.UpdatedAt = state.Now;
                return Answer.Ok(NodeJson.Write(room, context.User(), state));
            }
        });
        app.MapGet(Policies, (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                NodeRecord room = RoomEndpoints.Room(state, context.User(), id);
                RoomPolicy policy = Policy(state, room);
                return Answer.Ok(new JsonObject
                {
                    ["defaultExpirationPeriod"] = policy.DefaultExpirationPeriod,
                    ["isVirusProtectionEnabled"] = policy.IsVirusProtectionEnabled,
                });
            }
        });
        app.MapPut(Policies, async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                NodeRecord room = RoomEndpoints.Managed(state, context.User(), id);
                RoomPolicy policy = Policy(state, room);
                int seconds = (int?)body.Number("defaultExpirationPeriod") ?? policy.DefaultExpirationPeriod;
                state.Areas.Get<RoomState>().Policies[room.Id] = new RoomPolicy
                {
                    DefaultExpirationPeriod = seconds >= 0 ? seconds : throw ApiError.Invalid(-80001, "The expiration period is negative."),
                    IsVirusProtectionEnabled = body.Flag("virusProtectionEnabled") ?? policy.IsVirusProtectionEnabled,
                };
            }
            return Answer.NoContent();
        });
    }

    /// <summary>When a file that is stored in the room now ends, unless its sender says otherwise; null for never.</summary>
    public static DateTime? DefaultExpiration(SandboxState state, NodeRecord room) =>
        Policy(state, room).DefaultExpirationPeriod is int seconds and > 0 ? state.Now.AddSeconds(seconds) : null;

    private static RoomPolicy Policy(SandboxState state, NodeRecord room) => state.Areas.Get<RoomState>().Policies.GetValueOrDefault(room.Id) ?? new RoomPolicy();

    private static void CheckInheritance(NodeRecord room, JsonObject body)
    {
        bool? inherit = body.Flag("inheritPermissions");
        if (room.Parent is null && inherit == true)
        {
            throw ApiError.Invalid(-40017, "A room at the top has nothing to inherit permissions from.");
        }
        if (room.Parent is null && body.Flag("takeOverPermissions") == true)
        {
            throw ApiError.Invalid(-40019, "A room at the top has no permissions to take over.");
        }
        if (inherit == room.InheritPermissions)
        {
            throw room.InheritPermissions ? ApiError.Invalid(-40015, "The room inherits permissions already.") : ApiError.Invalid(-40016, "The room inherits no permissions.");
        }
        if ((inherit ?? room.InheritPermissions) && body.Numbers("adminIds").Length + body.Numbers("adminGroupIds").Length > 0)
        {
            throw ApiError.Invalid(-80028, "A room that inherits permissions is given no admins here.");
        }
    }

    private static void ChangeAdmins(SandboxState state, NodeRecord room, JsonObject body)
    {
        if (body.Flag("inheritPermissions") is bool inherit)
        {
            if (!inherit && body.Flag("takeOverPermissions") == true)
            {
                foreach (NodeRecord above in room.GrantingRooms().Skip(1).ToArray())
                {
                    TakeOver(room.UserPermissions, above.UserPermissions);
                    TakeOver(room.GroupPermissions, above.GroupPermissions);
                }
            }
            room.InheritPermissions = inherit;
        }
        RoomEndpoints.AddAdmins(state, room, body);
    }

    private static void TakeOver(Dictionary<long, Permissions> own, Dictionary<long, Permissions> above)
    {
        foreach ((long id, Permissions permissions) in above)
        {
            own[id] = own.GetValueOrDefault(id) | permissions;
        }
    }
}
