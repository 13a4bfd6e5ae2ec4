using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>Webhooks as the API writes them.</summary>
internal static class WebhookJson
{
    public static JsonObject Write(WebhookRecord webhook, SandboxState state) => new JsonObject
    {
        ["id"] = webhook.Id,
        ["name"] = webhook.Name,
        ["url"] = webhook.Url,
        ["isEnabled"] = webhook.IsEnabled,
        ["expireAt"] = Answer.Iso(webhook.ExpireAt),
        ["eventTypeNames"] = new JsonArray([.. webhook.EventTypeNames.Select(n => (JsonNode?)n)]),
        ["createdAt"] = Answer.Iso(webhook.CreatedAt),
        ["updatedAt"] = Answer.Iso(webhook.UpdatedAt),
    }
        .With("secret", webhook.Secret)
        .With("createdBy", User(webhook.CreatedBy, state))
        .With("updatedBy", User(webhook.UpdatedBy, state))
        .With("failStatus", webhook.FailStatus);

    private static JsonObject? User(long? id, SandboxState state) =>
        id is long known && state.Users.TryGetValue(known, out UserRecord? user) ? UserJson.Info(user) : null;
}
