using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Requests;

/// <summary>Whether a member of a group is let into a room: an item of <c>PUT /nodes/rooms/pending</c>.</summary>
public sealed class AssignmentDecision
{
    /// <param name="userId">The user.</param>
    /// <param name="groupId">The group.</param>
    /// <param name="roomId">The room.</param>
    /// <param name="roomName">The room's name.</param>
    /// <param name="accepted">True to let the user in.</param>
    public AssignmentDecision(long userId, long groupId, long roomId, string roomName, bool accepted)
    {
        UserId = userId;
        GroupId = groupId;
        RoomId = roomId;
        RoomName = roomName;
        IsAccepted = accepted;
    }

    /// <summary>The user.</summary>
    public long UserId { get; }

    /// <summary>The group.</summary>
    public long GroupId { get; }

    /// <summary>The room.</summary>
    public long RoomId { get; }

    /// <summary>The room's name.</summary>
    public string RoomName { get; }

    /// <summary>True to let the user in.</summary>
    public bool IsAccepted { get; }

    internal JObject ToJson() => new()
    {
        ["userId"] = UserId,
        ["groupId"] = GroupId,
        ["roomId"] = RoomId,
        ["roomName"] = RoomName,
        ["state"] = IsAccepted ? "ACCEPTED" : "DENIED",
    };
}
