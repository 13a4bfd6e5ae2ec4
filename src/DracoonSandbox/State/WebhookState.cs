namespace DracoonSandbox.State;

/// <summary>The webhooks of the tenant and those of the whole installation, and what was delivered to them.</summary>
internal sealed class WebhookState
{
    /// <summary>The deliveries that are kept for the control surface.</summary>
    private const int KeptDeliveries = 500;

    /// <summary>The webhooks of the tenant, by their ids: /settings/webhooks, and /nodes/rooms/{id}/webhooks assigns them.</summary>
    public Dictionary<long, WebhookRecord> Webhooks { get; set; } = [];

    /// <summary>The webhooks for events of tenants, by their ids: /provisioning/webhooks.</summary>
    public Dictionary<long, WebhookRecord> TenantWebhooks { get; set; } = [];

    /// <summary>What was sent last, the newest at the end.</summary>
    public List<WebhookDelivery> Deliveries { get; set; } = [];

    public IEnumerable<WebhookRecord> All => Webhooks.Values.Concat(TenantWebhooks.Values);

    public void Record(WebhookDelivery delivery)
    {
        Deliveries.Add(delivery);
        if (Deliveries.Count > KeptDeliveries)
        {
            Deliveries.RemoveAt(0);
        }
    }
}

/// <summary>A webhook: where events of certain types are posted to.</summary>
internal sealed class WebhookRecord
{
    public required long Id { get; init; }

    public required string Name { get; set; }

    public required string Url { get; set; }

    /// <summary>Signs what is posted; null for a webhook whose messages are not signed.</summary>
    public string? Secret { get; set; }

    public bool IsEnabled { get; set; } = true;

    public required DateTime ExpireAt { get; set; }

    public required List<string> EventTypeNames { get; set; }

    /// <summary>The rooms that a webhook with events of nodes is assigned to.</summary>
    public HashSet<long> RoomIds { get; set; } = [];

    public required DateTime CreatedAt { get; init; }

    /// <summary>Who made it; null for a webhook of the installation, which no user makes.</summary>
    public long? CreatedBy { get; init; }

    public required DateTime UpdatedAt { get; set; }

    public long? UpdatedBy { get; set; }

    /// <summary>The status of the delivery that had it disabled.</summary>
    public int? FailStatus { get; set; }

    /// <summary>How many deliveries in a row have failed.</summary>
    public int Failures { get; set; }

    /// <summary>The days before the end that were announced last; null for none since the lifetime began.</summary>
    public int? AnnouncedDays { get; set; }
}

/// <summary>One message that was sent: to which webhook, about what, and the status that came back; null when nothing did.</summary>
internal sealed record WebhookDelivery(long WebhookId, string EventTypeName, DateTime SentAt, int? Status);
