using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A room or folder that a node lies in, from <c>GET /nodes/{node_id}/parents</c>.</summary>
public sealed class DracoonNodeParent : DracoonObject
{
    /// <summary>The room's or folder's number.</summary>
    [JsonProperty("id")]
    public long NodeId { get; internal set; }

    /// <summary><c>room</c> or <c>folder</c>.</summary>
    public string Type { get; internal set; } = "";

    /// <summary>The name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The whole path.</summary>
    [JsonIgnore]
    public string Path { get; internal set; } = "";

    /// <summary>The number of what contains it; null for a room at the top.</summary>
    public long? ParentId { get; internal set; }

    /// <summary>The path.</summary>
    /// <returns>The path.</returns>
    public override string ToString() => Path;
}
