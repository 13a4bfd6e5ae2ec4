namespace Dracoon.Client.Models;

/// <summary>What one user or group may do in one room; a row of <c>GET /nodes/rooms/{room_id}/users</c> or <c>…/groups</c>.</summary>
public sealed class DracoonRoomPermission
{
    internal DracoonRoomPermission(long roomId, RoomUser user)
        : this(roomId, user.Permissions)
    {
        PrincipalType = "user";
        UserId = user.UserInfo?.UserId ?? user.Id;
        UserName = user.UserInfo?.UserName ?? user.Login;
        Name = user.UserInfo?.ToString() ?? user.DisplayName ?? "";
    }

    internal DracoonRoomPermission(long roomId, RoomGroup group)
        : this(roomId, group.Permissions)
    {
        PrincipalType = "group";
        GroupId = group.Id;
        Name = group.Name;
    }

    private DracoonRoomPermission(long roomId, NodePermissions? permissions)
    {
        RoomId = roomId;
        permissions ??= new NodePermissions();
        PermissionText = permissions.ToString();
        Manage = permissions.Manage;
        Read = permissions.Read;
        Create = permissions.Create;
        Change = permissions.Change;
        Delete = permissions.Delete;
        ManageDownloadShare = permissions.ManageDownloadShare;
        ManageUploadShare = permissions.ManageUploadShare;
        ReadRecycleBin = permissions.ReadRecycleBin;
        RestoreRecycleBin = permissions.RestoreRecycleBin;
        DeleteRecycleBin = permissions.DeleteRecycleBin;
    }

    /// <summary>The room's number.</summary>
    public long RoomId { get; }

    /// <summary>The room's path, where it is known.</summary>
    public string? RoomPath { get; set; }

    /// <summary><c>user</c> or <c>group</c>.</summary>
    public string PrincipalType { get; } = "";

    /// <summary>The user's number, or null for a group.</summary>
    public long? UserId { get; }

    /// <summary>The user name, or null for a group.</summary>
    public string? UserName { get; }

    /// <summary>The group's number, or null for a user.</summary>
    public long? GroupId { get; }

    /// <summary>The user's first and last name, or the group's name.</summary>
    public string Name { get; } = "";

    /// <summary>What is granted, by the API's names.</summary>
    public string PermissionText { get; }

    /// <summary>Administrate the room.</summary>
    public bool Manage { get; }

    /// <summary>See and download.</summary>
    public bool Read { get; }

    /// <summary>Upload, and create folders.</summary>
    public bool Create { get; }

    /// <summary>Change and rename.</summary>
    public bool Change { get; }

    /// <summary>Delete.</summary>
    public bool Delete { get; }

    /// <summary>Manage shares.</summary>
    public bool ManageDownloadShare { get; }

    /// <summary>Manage file requests.</summary>
    public bool ManageUploadShare { get; }

    /// <summary>See the recycle bin.</summary>
    public bool ReadRecycleBin { get; }

    /// <summary>Restore from the recycle bin.</summary>
    public bool RestoreRecycleBin { get; }

    /// <summary>Delete from the recycle bin.</summary>
    public bool DeleteRecycleBin { get; }

    /// <summary>Who may do what.</summary>
    /// <returns>For example <c>Anna Berg: read, create</c>.</returns>
    public override string ToString() => Name + ": " + PermissionText;
}
