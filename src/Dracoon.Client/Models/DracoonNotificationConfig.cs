using System;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>By which channels the signed-in user hears of one kind of event.</summary>
public sealed class DracoonNotificationConfig : DracoonObject
{
    /// <summary>The number of this setting.</summary>
    [JsonProperty("id")]
    public long ConfigId { get; internal set; }

    /// <summary>The number of what the events are about.</summary>
    public long ScopeId { get; internal set; }

    /// <summary>What the events are about; null where it was not asked for.</summary>
    [JsonIgnore]
    public string? ScopeName { get; internal set; }

    /// <summary>The kind of event.</summary>
    public string EventTypeName { get; internal set; } = "";

    /// <summary>The numbers of the channels; none when the user hears nothing.</summary>
    public long[] ChannelIds { get; internal set; } = Array.Empty<long>();

    /// <summary>True when there is a channel.</summary>
    public bool IsEnabled => ChannelIds.Length > 0;

    /// <summary>The kind of event.</summary>
    /// <returns>The kind of event.</returns>
    public override string ToString() => EventTypeName;
}

/// <summary>What events are about.</summary>
public sealed class DracoonNotificationScope : DracoonObject
{
    /// <summary>The number of the scope.</summary>
    [JsonProperty("id")]
    public long ScopeId { get; internal set; }

    /// <summary>The name of the scope.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
