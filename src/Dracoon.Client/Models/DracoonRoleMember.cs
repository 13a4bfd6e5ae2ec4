namespace Dracoon.Client.Models;

/// <summary>A user or group that has a role, or could: a row of <c>GET /roles/{role_id}/users</c> or <c>GET /roles/{role_id}/groups</c>.</summary>
public sealed class DracoonRoleMember : DracoonObject
{
    internal DracoonRoleMember(long roleId, MemberRow row)
    {
        RoleId = roleId;
        PrincipalType = "user";
        UserId = row.UserId;
        UserName = row.UserName;
        FirstName = row.UserInfo?.FirstName;
        LastName = row.UserInfo?.LastName;
        Email = row.EmailAddress;
        UserType = row.UserInfo?.UserType;
        Name = row.FullName;
        IsMember = row.IsMember;
        TakeAdditionalData(row);
    }

    internal DracoonRoleMember(long roleId, GroupRow row)
    {
        RoleId = roleId;
        PrincipalType = "group";
        GroupId = row.Id;
        Name = row.Name;
        IsMember = row.IsMember;
        TakeAdditionalData(row);
    }

    /// <summary>The role's number.</summary>
    public long RoleId { get; }

    /// <summary>The role's name, where it is known.</summary>
    public string? RoleName { get; set; }

    /// <summary><c>user</c> or <c>group</c>.</summary>
    public string PrincipalType { get; }

    /// <summary>The user's number, or null for a group.</summary>
    public long? UserId { get; }

    internal override long? Identity => UserId ?? GroupId;

    /// <summary>The user name, or null for a group.</summary>
    public string? UserName { get; }

    /// <summary>The user's first name.</summary>
    public string? FirstName { get; }

    /// <summary>The user's last name.</summary>
    public string? LastName { get; }

    /// <summary>The user's e-mail address.</summary>
    public string? Email { get; }

    /// <summary><c>internal</c>, <c>external</c>, <c>system</c> or <c>deleted</c>; null for a group.</summary>
    public string? UserType { get; }

    /// <summary>The group's number, or null for a user.</summary>
    public long? GroupId { get; }

    /// <summary>The user's first and last name, or the group's name.</summary>
    public string Name { get; }

    /// <summary>True for those who have the role.</summary>
    public bool IsMember { get; }

    /// <summary>User name or group name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => UserName ?? Name;
}
