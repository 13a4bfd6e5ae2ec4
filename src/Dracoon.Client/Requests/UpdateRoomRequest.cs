using System;

namespace Dracoon.Client.Requests;

/// <summary>The body of <c>PUT /nodes/rooms/{room_id}</c>: what describes a room.</summary>
public sealed class UpdateRoomRequest : RequestBody
{
    /// <summary>The name.</summary>
    public string? Name { get => Get<string>("name"); set => Set("name", value); }

    /// <summary>The most bytes it may hold; 0 for no limit.</summary>
    public long? Quota { get => Get<long?>("quota"); set => Set("quota", value); }

    /// <summary>Notes; empty to remove them.</summary>
    public string? Notes { get => Get<string>("notes"); set => Set("notes", value); }

    /// <summary>A time of creation of its own.</summary>
    public DateTime? TimestampCreation { get => Get<DateTime?>("timestampCreation"); set => Set("timestampCreation", value); }

    /// <summary>A time of the last change of its own.</summary>
    public DateTime? TimestampModification { get => Get<DateTime?>("timestampModification"); set => Set("timestampModification", value); }
}
