using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/user/notifications/config: what the signed-in user hears of, and by which channels.</summary>
internal static class NotificationEndpoints
{
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
                foreach (long channelId in channels)
                {
                    NotificationChannelRecord channel = state.Areas.Get<SettingsState>().NotificationChannels.Find(c => c.Id == channelId)
                        ?? throw ApiError.Invalid(-70121, "Notification channel not found.");
                    if (!channel.IsEnabled)
                    {
                        throw ApiError.Invalid(-70122, "Notification channel is disabled.");
                    }
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
            long[] channels = [.. state.Areas.Get<SettingsState>().NotificationChannels.Where(c => c.IsEnabled).Select(c => (long)c.Id).Take(1)];
            configs.AddRange(Scopes.SelectMany(s => s.Events, (s, name) => new NotificationRecord { Id = state.NextId(), ScopeId = s.Id, EventTypeName = name, ChannelIds = [.. channels] }));
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
