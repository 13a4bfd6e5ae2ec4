using System;
using System.Collections.Generic;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A webhook that a room can have, and whether it has it: a row of <c>GET /nodes/rooms/{room_id}/webhooks</c>. Times are UTC.</summary>
public sealed class DracoonRoomWebhook : DracoonObject, IRoomRow
{
    /// <summary>The room's number.</summary>
    [JsonIgnore]
    public long RoomId { get; internal set; }

    /// <summary>The room's path, where it is known.</summary>
    [JsonIgnore]
    public string? RoomPath { get; set; }

    /// <summary>True when events of the room are posted to the webhook.</summary>
    public bool IsAssigned { get; internal set; }

    /// <summary>The webhook's number.</summary>
    [JsonIgnore]
    public long WebhookId => Webhook?.WebhookId ?? 0;

    /// <summary>The webhook's name.</summary>
    [JsonIgnore]
    public string Name => Webhook?.Name ?? "";

    /// <summary>Where events are posted to.</summary>
    [JsonIgnore]
    public string? Url => Webhook?.Url;

    /// <summary>False when nothing is posted.</summary>
    [JsonIgnore]
    public bool? IsEnabled => Webhook?.IsEnabled;

    /// <summary>The types of the events, by the API's names.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> EventTypes => Webhook?.EventTypeNames ?? Array.Empty<string>();

    /// <summary>When the webhook ends.</summary>
    [JsonIgnore]
    public DateTime? ExpireAt => Webhook?.ExpireAt;

    /// <summary>When it was made.</summary>
    [JsonIgnore]
    public DateTime? CreatedAt => Webhook?.CreatedAt;

    /// <summary>Who made it.</summary>
    [JsonIgnore]
    public string? CreatedByName => Webhook?.CreatedByName;

    /// <summary>When it was last changed.</summary>
    [JsonIgnore]
    public DateTime? UpdatedAt => Webhook?.UpdatedAt;

    /// <summary>Who changed it last.</summary>
    [JsonIgnore]
    public string? UpdatedByName => Webhook?.UpdatedByName;

    /// <summary>The status that the receiver answered when the webhook was disabled because of failures.</summary>
    [JsonIgnore]
    public int? FailStatus => Webhook?.FailStatus;

    /// <summary>True when what is posted is signed. The secret itself is for those who manage webhooks.</summary>
    [JsonIgnore]
    public bool HasSecret => Webhook?.Secret is { Length: > 0 };

    [JsonProperty("webhook")]
    internal DracoonWebhook? Webhook { get; set; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
