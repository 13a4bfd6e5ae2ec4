using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A type of events that webhooks can be for.</summary>
public sealed class DracoonWebhookEventType : DracoonObject
{
    /// <summary>The type's number.</summary>
    [JsonProperty("id")]
    public int EventTypeId { get; internal set; }

    /// <summary>The name, such as <c>user.created</c>.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>True for events of tenants.</summary>
    public bool UsableTenantWebhook { get; internal set; }

    /// <summary>True for webhooks of the whole tenant.</summary>
    public bool UsableCustomerAdminWebhook { get; internal set; }

    /// <summary>True for webhooks that are assigned to rooms.</summary>
    public bool UsableNodeWebhook { get; internal set; }

    /// <summary>True for push notifications.</summary>
    public bool UsablePushNotification { get; internal set; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
