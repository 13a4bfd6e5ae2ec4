using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A member of a group who is not let into a room yet; a row of <c>GET /nodes/rooms/pending</c>.</summary>
public sealed class DracoonPendingAssignment : DracoonObject
{
    /// <summary>The room's number.</summary>
    public long RoomId { get; internal set; }

    /// <summary>The room's name.</summary>
    public string RoomName { get; internal set; } = "";

    /// <summary><c>WAITING</c> or <c>DENIED</c>.</summary>
    public string State { get; internal set; } = "";

    /// <summary>The user's number.</summary>
    [JsonIgnore]
    public long UserId => User?.UserId ?? OldUserId ?? 0;

    /// <summary>The user name.</summary>
    [JsonIgnore]
    public string? UserName => User?.UserName;

    /// <summary>The user's first and last name.</summary>
    [JsonIgnore]
    public string? Name => User?.ToString();

    /// <summary>The user's e-mail address.</summary>
    [JsonIgnore]
    public string? Email => User?.Email;

    /// <summary>The number of the group through which the user would get in.</summary>
    [JsonIgnore]
    public long GroupId => Group?.Id ?? OldGroupId ?? 0;

    /// <summary>The group's name.</summary>
    [JsonIgnore]
    public string? GroupName => Group?.Name;

    [JsonProperty("userInfo")]
    internal UserInfo? User { get; set; }

    [JsonProperty("groupInfo")]
    internal AssignedGroup? Group { get; set; }

    [JsonProperty("userId")]
    internal long? OldUserId { get; set; }

    [JsonProperty("groupId")]
    internal long? OldGroupId { get; set; }

    /// <summary>Who waits for what.</summary>
    /// <returns>For example <c>Anna Berg (Staff) for 'Projects': WAITING</c>.</returns>
    public override string ToString() => $"{Name} ({GroupName}) for '{RoomName}': {State}";

    internal sealed class AssignedGroup : DracoonObject
    {
        public long Id { get; set; }

        public string Name { get; set; } = "";
    }
}
