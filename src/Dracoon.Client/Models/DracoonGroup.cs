using System;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A user group, as <c>GET /groups</c> gives it. Times are UTC.</summary>
public sealed class DracoonGroup : DracoonObject
{
    /// <summary>The group's number.</summary>
    [JsonProperty("id")]
    public long GroupId { get; internal set; }

    internal override long? Identity => GroupId;

    /// <summary>The name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>How many members the group has.</summary>
    [JsonProperty("cntUsers")]
    public long? UserCount { get; internal set; }

    /// <summary>When the group was created.</summary>
    public DateTime? CreatedAt { get; internal set; }

    /// <summary>When the group ends; null for never.</summary>
    public DateTime? ExpireAt { get; internal set; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
