namespace DracoonPS;

/// <summary>A user who was added to a group or removed from it.</summary>
public sealed class DracoonMembershipChange
{
    internal DracoonMembershipChange(long groupId, string groupName, long userId, string? userName, string action)
    {
        GroupId = groupId;
        GroupName = groupName;
        UserId = userId;
        UserName = userName;
        Action = action;
    }

    /// <summary>The group's number.</summary>
    public long GroupId { get; }

    /// <summary>The group's name.</summary>
    public string GroupName { get; }

    /// <summary>The user's number.</summary>
    public long UserId { get; }

    /// <summary>The user name, where it is known.</summary>
    public string? UserName { get; }

    /// <summary><c>Added</c> or <c>Removed</c>.</summary>
    public string Action { get; }

    /// <summary>Group, user and what was done.</summary>
    /// <returns>For example <c>Staff, anna: Added</c>.</returns>
    public override string ToString() => $"{GroupName}, {UserName ?? "user " + UserId}: {Action}";
}
