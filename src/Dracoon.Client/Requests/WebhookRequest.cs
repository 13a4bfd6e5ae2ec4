using System.Collections.Generic;
using System.Security;
using Dracoon.Client.Authentication;

namespace Dracoon.Client.Requests;

/// <summary>The body of <c>POST</c> and <c>PUT</c> for webhooks. A new one needs name, address and events.</summary>
public sealed class WebhookRequest : RequestBody
{
    /// <summary>The name, at most 150 characters.</summary>
    public string? Name { get => Get<string>("name"); set => Set("name", value); }

    /// <summary>The https address.</summary>
    public string? Url { get => Get<string>("url"); set => Set("url", value); }

    /// <summary>The names of the events.</summary>
    public IReadOnlyCollection<string>? EventTypeNames
    {
        get => Get<string[]>("eventTypeNames");
        set => Set("eventTypeNames", value);
    }

    /// <summary>What messages are signed with; an empty one to sign no longer.</summary>
    public SecureString? Secret { set => Set("secret", SecureText.ToText(value)); }

    /// <summary>True to post events.</summary>
    public bool? IsEnabled { get => Get<bool?>("isEnabled"); set => Set("isEnabled", value); }

    /// <summary>True to have an example posted at once.</summary>
    public bool? TriggerExampleEvent { get => Get<bool?>("triggerExampleEvent"); set => Set("triggerExampleEvent", value); }
}
