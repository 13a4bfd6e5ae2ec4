using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A room as auditors see it, as <c>GET /eventlog/audits/node_info</c> gives it.</summary>
public sealed class DracoonRoomOverview : DracoonObject
{
    /// <summary>The room's number.</summary>
    [JsonProperty("nodeId")]
    public long RoomId { get; internal set; }

    /// <summary>The name.</summary>
    [JsonProperty("nodeName")]
    public string Name { get; internal set; } = "";

    /// <summary>The path, where it is known.</summary>
    [JsonIgnore]
    public string? RoomPath { get; set; }

    /// <summary>The number of the room above; null or 0 for a room at the top.</summary>
    [JsonProperty("nodeParentId")]
    public long? ParentId { get; internal set; }

    /// <summary>True when its files are encrypted on the client.</summary>
    [JsonProperty("nodeIsEncrypted")]
    public bool? IsEncrypted { get; internal set; }

    /// <summary>How many rooms, folders and files it contains directly, where the server says so.</summary>
    [JsonProperty("countChildren")]
    public int? ChildCount { get; internal set; }

    /// <summary>The path or name.</summary>
    /// <returns>The path or name.</returns>
    public override string ToString() => RoomPath ?? Name;
}
