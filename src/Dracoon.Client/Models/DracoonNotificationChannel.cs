using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A way to tell users what happens: <c>GET /settings/notifications/channels</c>, <c>GET /config/info/notifications/channels</c>.</summary>
public sealed class DracoonNotificationChannel : DracoonObject
{
    /// <summary>The channel's number.</summary>
    [JsonProperty("id")]
    public int ChannelId { get; internal set; }

    /// <summary>Its name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>True when it is used.</summary>
    public bool IsEnabled { get; internal set; }

    /// <summary>What it sends, such as <c>EMAIL</c>.</summary>
    public string? Type { get; internal set; }

    /// <summary>How many minutes are told about in one message.</summary>
    public long Frequency { get; internal set; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
