using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A tag that the storage puts on the files of a room: <c>GET /nodes/rooms/{room_id}/s3_tags</c>.</summary>
public sealed class DracoonRoomS3Tag : DracoonObject, IRoomRow
{
    /// <summary>The room's number.</summary>
    [JsonIgnore]
    public long RoomId { get; internal set; }

    /// <summary>The room's path, where it is known.</summary>
    [JsonIgnore]
    public string? RoomPath { get; set; }

    /// <summary>The tag's number.</summary>
    [JsonProperty("id")]
    public long TagId { get; internal set; }

    /// <summary>The key.</summary>
    public string Key { get; internal set; } = "";

    /// <summary>The value.</summary>
    public string Value { get; internal set; } = "";

    /// <summary>True when every room has to have it.</summary>
    public bool? IsMandatory { get; internal set; }

    /// <summary>Key and value.</summary>
    /// <returns>For example <c>tier=cold</c>.</returns>
    public override string ToString() => Key + "=" + Value;
}
