using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>Something that a role allows.</summary>
public sealed class DracoonRight : DracoonObject
{
    /// <summary>The right's number.</summary>
    [JsonProperty("id")]
    public long RightId { get; internal set; }

    /// <summary>The name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>What it allows.</summary>
    public string? Description { get; internal set; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
