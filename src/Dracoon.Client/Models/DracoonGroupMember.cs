namespace Dracoon.Client.Models;

/// <summary>A user who is in a group, or could be: a row of <c>GET /groups/{group_id}/users</c>.</summary>
public sealed class DracoonGroupMember : DracoonObject
{
    internal DracoonGroupMember(long groupId, MemberRow row)
    {
        GroupId = groupId;
        UserId = row.UserId;
        UserName = row.UserName ?? "";
        FirstName = row.UserInfo?.FirstName;
        LastName = row.UserInfo?.LastName;
        Email = row.EmailAddress;
        UserType = row.UserInfo?.UserType;
        AvatarUuid = row.UserInfo?.AvatarUuid;
        Name = row.FullName;
        IsMember = row.IsMember;
        TakeAdditionalData(row);
    }

    /// <summary>The group's number.</summary>
    public long GroupId { get; }

    /// <summary>The group's name, where it is known.</summary>
    public string? GroupName { get; set; }

    /// <summary>The user's number.</summary>
    public long UserId { get; }

    internal override long? Identity => UserId;

    /// <summary>The user name.</summary>
    public string UserName { get; }

    /// <summary>The first name.</summary>
    public string? FirstName { get; }

    /// <summary>The last name.</summary>
    public string? LastName { get; }

    /// <summary>First and last name, or what there is of them.</summary>
    public string Name { get; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; }

    /// <summary>True for those who are in the group.</summary>
    public bool IsMember { get; }

    /// <summary><c>internal</c>, <c>external</c>, <c>system</c> or <c>deleted</c>.</summary>
    public string? UserType { get; }

    /// <summary>Names the version of the picture; changes with it.</summary>
    public string? AvatarUuid { get; }

    /// <summary>The user name.</summary>
    /// <returns>The user name.</returns>
    public override string ToString() => UserName;
}
