using System.Text.Json.Nodes;
using DracoonSandbox.Http;

namespace DracoonSandbox.Webhooks;

/// <summary>Which events a webhook can be for, and in which scope.</summary>
internal static class WebhookEventTypes
{
    public const string UserCreated = "user.created";
    public const string UserDeleted = "user.deleted";
    public const string UserLocked = "user.locked";
    public const string WebhookExpiring = "webhook.expiring";
    public const string CustomerCreated = "customer.created";
    public const string CustomerDeleted = "customer.deleted";

    private static readonly (string Name, EventScopes Scopes)[] All =
    [
        (UserCreated, EventScopes.Admin), (UserDeleted, EventScopes.Admin), (UserLocked, EventScopes.Admin),
        (WebhookExpiring, EventScopes.Admin | EventScopes.Tenant),
        ("downloadshare.created", EventScopes.Node), ("downloadshare.deleted", EventScopes.Node), ("downloadshare.used", EventScopes.Node),
        ("uploadshare.created", EventScopes.Node), ("uploadshare.deleted", EventScopes.Node), ("uploadshare.used", EventScopes.Node),
        ("file.created", EventScopes.Node), ("folder.created", EventScopes.Node), ("room.created", EventScopes.Node),
        ("file.deleted", EventScopes.Node), ("folder.deleted", EventScopes.Node), ("room.deleted", EventScopes.Node),
        (CustomerCreated, EventScopes.Tenant), (CustomerDeleted, EventScopes.Tenant),
    ];

    /// <summary>The events that all of the names share a scope for: node events and others never go to one webhook.</summary>
    /// <param name="names">The names that a webhook is to be for.</param>
    /// <param name="allowed">The scopes of the webhooks at hand.</param>
    /// <returns>The scope.</returns>
    /// <exception cref="ApiError">A name is unknown, or the scopes differ.</exception>
    public static EventScopes ScopeOf(IReadOnlyList<string> names, EventScopes allowed)
    {
        EventScopes common = allowed;
        foreach (string name in names)
        {
            common &= Array.Find(All, t => t.Name == name).Scopes;
            if (common == EventScopes.None)
            {
                throw ApiError.Invalid(-80060, $"The event type '{name}' is unknown, or can't be together with the others.");
            }
        }
        return common;
    }

    /// <summary>True when all of the names are events in rooms.</summary>
    public static bool AreOfRooms(IReadOnlyList<string> names) => names.All(name => Array.Find(All, t => t.Name == name).Scopes.HasFlag(EventScopes.Node));

    public static bool Has(string name) => Array.Exists(All, t => t.Name == name);

    public static JsonObject Write(EventScopes scopes) => new()
    {
        ["items"] = new JsonArray([.. All.Select((t, i) => (t.Name, t.Scopes, Id: i + 1)).Where(t => (t.Scopes & scopes) != 0).Select(t => new JsonObject
        {
            ["id"] = t.Id,
            ["name"] = t.Name,
            ["usableTenantWebhook"] = t.Scopes.HasFlag(EventScopes.Tenant),
            ["usableCustomerAdminWebhook"] = t.Scopes.HasFlag(EventScopes.Admin),
            ["usableNodeWebhook"] = t.Scopes.HasFlag(EventScopes.Node),
            ["usablePushNotification"] = false,
        })]),
    };
}

/// <summary>Which webhooks an event can go to.</summary>
[Flags]
internal enum EventScopes
{
    None = 0,

    /// <summary>Those of a tenant's admin.</summary>
    Admin = 1,

    /// <summary>Those that are assigned to rooms.</summary>
    Node = 2,

    /// <summary>Those of the installation, for events of tenants.</summary>
    Tenant = 4,
}
