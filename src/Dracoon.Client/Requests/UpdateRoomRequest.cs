namespace Dracoon.Client.Requests;

/// <summary>The body of <c>PUT /nodes/rooms/{room_id}</c>: what describes a room.</summary>
public sealed class UpdateRoomRequest : UpdateNodeRequest
{
    /// <summary>The most bytes it may hold; 0 for no limit.</summary>
    public long? Quota { get => Get<long?>("quota"); set => Set("quota", value); }
}
