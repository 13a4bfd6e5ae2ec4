using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/settings: personal rooms, and the channels of notifications. For config managers.</summary>
internal static class CustomerSettingsEndpoints
{
    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/settings", (HttpContext context) =>
        {
            context.Require(SystemSettingsEndpoints.Role);
            lock (state.Gate)
            {
                return Answer.Ok(Write(state.Areas.Get<SettingsState>()));
            }
        });
        app.MapPut("/api/v4/settings", async (HttpContext context) =>
        {
            context.Require(SystemSettingsEndpoints.Role);
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                var settings = state.Areas.Get<SettingsState>();
                Update(state, settings, context.User(), body);
                return Answer.Ok(Write(settings));
            }
        });
        app.MapGet("/api/v4/settings/notifications/channels", (HttpContext context) =>
        {
            context.Require(SystemSettingsEndpoints.Role);
            lock (state.Gate)
            {
                return Answer.Ok(Channels(state.Areas.Get<SettingsState>()));
            }
        });
        app.MapPut("/api/v4/settings/notifications/channels", async (HttpContext context) =>
        {
            context.Require(SystemSettingsEndpoints.Role);
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                var settings = state.Areas.Get<SettingsState>();
                NotificationChannelRecord channel = settings.NotificationChannels.Find(c => c.Id == body.RequiredNumber("channelId"))
                    ?? throw ApiError.Invalid(-70121, "There is no such notification channel.");
                channel.IsEnabled = body.Flag("isEnabled") == true;
                return Answer.Ok(Channels(settings));
            }
        });
    }

    public static JsonObject Channels(SettingsState settings) => new()
    {
        ["items"] = new JsonArray([.. settings.NotificationChannels.Select(c => new JsonObject
        {
            ["id"] = c.Id,
            ["name"] = c.Name,
            ["isEnabled"] = c.IsEnabled,
            ["type"] = "EMAIL",
            ["frequency"] = c.Frequency,
        })]),
    };

    private static JsonObject Write(SettingsState settings) => new JsonObject { ["homeRoomsActive"] = settings.HomeRoomsActive }
        .With("homeRoomParentId", settings.HomeRoomParentId)
        .With("homeRoomParentName", settings.HomeRoomParentName)
        .With("homeRoomQuota", settings.HomeRoomQuota);

    private static void Update(SandboxState state, SettingsState settings, UserRecord caller, JsonObject body)
    {
        bool active = body.Flag("homeRoomsActive") ?? settings.HomeRoomsActive;
        if (!active && settings.HomeRoomsActive)
        {
            throw ApiError.Invalid(-80005, "Personal rooms can't be deactivated.");
        }
        if (!active)
        {
            return; // name and quota mean nothing yet
        }
        string name = body.Text("homeRoomParentName") ?? settings.HomeRoomParentName ?? throw ApiError.Invalid(-80000, "'homeRoomParentName' is mandatory.");
        if (body.Number("homeRoomQuota") is < 0)
        {
            throw ApiError.Invalid(-80001, "The quota is a positive number, or 0 for none.");
        }
        if (settings.HomeRoomParentId is long id && state.Nodes.Find(id) is NodeRecord parent)
        {
            Rename(state, parent, name);
        }
        else
        {
            NodeRecord room = NodeEndpoints.New(state, caller, NodeKind.Room, null, name);
            room.UserPermissions[caller.Id] = Permissions.All;
            state.Nodes.Add(room);
            settings.HomeRoomParentId = room.Id;
        }
        settings.HomeRoomsActive = true;
        settings.HomeRoomParentName = name;
        settings.HomeRoomQuota = body.Number("homeRoomQuota") ?? settings.HomeRoomQuota ?? 0;
    }

    private static void Rename(SandboxState state, NodeRecord room, string name)
    {
        if (room.Name == name)
        {
            return;
        }
        string before = room.Name;
        state.Nodes.ChildrenOf(room.Parent).Remove(before);
        room.Name = name;
        try
        {
            state.Nodes.Add(room);
        }
        catch (ApiError)
        {
            room.Name = before;
            state.Nodes.Add(room);
            throw;
        }
    }
}
