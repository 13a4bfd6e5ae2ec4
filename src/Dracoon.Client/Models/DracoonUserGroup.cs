namespace Dracoon.Client.Models;

/// <summary>A group that a user is in, or could be: a row of <c>GET /users/{user_id}/groups</c>.</summary>
public sealed class DracoonUserGroup : DracoonObject
{
    internal DracoonUserGroup(long userId, GroupRow row)
    {
        UserId = userId;
        GroupId = row.Id;
        Name = row.Name;
        IsMember = row.IsMember;
        TakeAdditionalData(row);
    }

    /// <summary>The user's number.</summary>
    public long UserId { get; }

    /// <summary>The user name, where it is known.</summary>
    public string? UserName { get; set; }

    /// <summary>The group's number.</summary>
    public long GroupId { get; }

    internal override long? Identity => GroupId;

    /// <summary>The group's name.</summary>
    public string Name { get; }

    /// <summary>True for groups that the user is in.</summary>
    public bool IsMember { get; }

    /// <summary>The group's name.</summary>
    /// <returns>The group's name.</returns>
    public override string ToString() => Name;
}
