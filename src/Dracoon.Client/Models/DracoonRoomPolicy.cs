using System;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>What holds for the files of a room: <c>GET /nodes/rooms/{room_id}/policies</c>.</summary>
public sealed class DracoonRoomPolicy : DracoonObject, IRoomRow
{
    /// <summary>The room's number.</summary>
    [JsonIgnore]
    public long RoomId { get; internal set; }

    /// <summary>The room's path, where it is known.</summary>
    [JsonIgnore]
    public string? RoomPath { get; set; }

    /// <summary>How long after its upload a file ends; null for never.</summary>
    [JsonIgnore]
    public TimeSpan? DefaultExpiration => ExpirationSeconds is > 0 ? TimeSpan.FromSeconds(ExpirationSeconds.Value) : null;

    /// <summary>True when files are checked for viruses.</summary>
    public bool? IsVirusProtectionEnabled { get; internal set; }

    [JsonProperty("defaultExpirationPeriod")]
    internal long? ExpirationSeconds { get; set; }

    /// <summary>What it says, in one line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => (RoomPath ?? FormattableString.Invariant($"room {RoomId}")) + ": virus protection " + Words.OnOff(IsVirusProtectionEnabled);
}
