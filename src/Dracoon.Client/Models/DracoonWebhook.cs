using System;
using System.Security;
using Dracoon.Client.Http;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A webhook: DRACOON posts events of certain types to its address. Times are UTC.</summary>
public abstract class DracoonWebhookBase : DracoonObject
{
    private protected DracoonWebhookBase()
    {
    }

    /// <summary>The name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>Where events are posted to.</summary>
    public string Url { get; internal set; } = "";

    /// <summary>The names of the events, such as <c>user.created</c>.</summary>
    public string[] EventTypeNames { get; internal set; } = Array.Empty<string>();

    /// <summary>True while events are posted.</summary>
    public bool IsEnabled { get; internal set; }

    /// <summary>When the webhook ends, unless its lifetime is reset.</summary>
    public DateTime? ExpireAt { get; internal set; }

    /// <summary>What messages are signed with.</summary>
    [JsonConverter(typeof(SecureStringConverter))]
    public SecureString? Secret { get; internal set; }

    /// <summary>The HTTP status of the delivery that had the webhook disabled; null when none has.</summary>
    public int? FailStatus { get; internal set; }

    /// <summary>When the webhook was created.</summary>
    public DateTime? CreatedAt { get; internal set; }

    /// <summary>Who created it.</summary>
    public string? CreatedByName => CreatedBy?.ToString();

    /// <summary>Who created it, by number.</summary>
    public long? CreatedById => CreatedBy?.UserId;

    /// <summary>When the webhook was last changed.</summary>
    public DateTime? UpdatedAt { get; internal set; }

    /// <summary>Who changed it last.</summary>
    public string? UpdatedByName => UpdatedBy?.ToString();

    /// <summary>Who changed it last, by number.</summary>
    public long? UpdatedById => UpdatedBy?.UserId;

    [JsonProperty("id")]
    internal long Id { get; set; }

    [JsonProperty("createdBy")]
    internal UserInfo? CreatedBy { get; set; }

    [JsonProperty("updatedBy")]
    internal UserInfo? UpdatedBy { get; set; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}

/// <summary>A webhook of the tenant, as <c>GET /settings/webhooks</c> gives it.</summary>
public sealed class DracoonWebhook : DracoonWebhookBase
{
    /// <summary>The webhook's number.</summary>
    public long WebhookId => Id;
}

/// <summary>A webhook for events of tenants, as <c>GET /provisioning/webhooks</c> gives it. Another kind of object, since the two are not to be confused.</summary>
public sealed class DracoonTenantWebhook : DracoonWebhookBase
{
    /// <summary>The webhook's number.</summary>
    public long TenantWebhookId => Id;
}
