using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/user/notifications/config: what the signed-in user hears of, and by which channels.</summary>
internal static class NotificationEndpoints
{
    private const long EmailChannel = 1;

    private static readonly (int Id, string Name, string[] Events)[] Scopes =
    [
        (1, "node", ["nodeCreated", "nodeDownloaded", "nodeDeleted"]),
        (2, "downloadShare", ["downloadShareUsed"]),
        (3, "uploadShare", ["uploadShareUsed"]),
    ];

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/resources/user/notifications/scopes", () => Answer.Ok(new JsonObject
        {
            ["items"] = new JsonArray([.. Scopes.Select(s => new JsonObject { ["id"] = s.Id, ["name"] = s.Name })]),
        }));
        app.MapGet("/api/v4/user/notifications/config", (HttpContext context) =>
        {
            lock (state.Gate)
            {
                return Answer.Ok(new JsonObject { ["items"] = new JsonArray([.. Of(state, context.User()).Select(Write)]) });
            }
        });
        app.MapPut("/api/v4/user/notifications/config/{id:long}", async (HttpContext context, long id) =>
        {
            long[] channels = (await Body.ReadObjectAsync(context)).Numbers("channelIds");
            lock (state.Gate)
            {
                NotificationRecord config = Of(state, context.User()).Find(c => c.Id == id) ?? throw ApiError.Invalid(-70120, "Notification configuration not found.");
                if (Array.Exists(channels, channel => channel != EmailChannel))
                {
                    throw ApiError.Invalid(-70121, "Notification channel not found.");
                }
                config.ChannelIds = [.. channels.Distinct()];
                return Answer.Ok(Write(config));
            }
        });
    }

    private static List<NotificationRecord> Of(SandboxState state, UserRecord user)
    {
        List<NotificationRecord> configs = state.Areas.Get<AccountState>().Of(user).Notifications;
        if (configs.Count == 0)
        {
            configs.AddRange(Scopes.SelectMany(s => s.Events, (s, name) => new NotificationRecord { Id = state.NextId(), ScopeId = s.Id, EventTypeName = name, ChannelIds = [EmailChannel] }));
        }
        return configs;
    }

    private static JsonObject Write(NotificationRecord config) => new()
    {
        ["id"] = config.Id,
        ["scopeId"] = config.ScopeId,
        ["eventTypeName"] = config.EventTypeName,
        ["channelIds"] = new JsonArray([.. config.ChannelIds.Select(c => JsonValue.Create(c))]),
    };
}
