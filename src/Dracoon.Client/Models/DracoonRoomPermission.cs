using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>What one user or group may do in one room; a row of <c>GET /nodes/rooms/{room_id}/users</c> or <c>…/groups</c>.</summary>
public sealed class DracoonRoomPermission : DracoonObject, IRoomRow
{
    private const string GroupType = "group";

    /// <summary>The room's number.</summary>
    [JsonIgnore]
    public long RoomId { get; internal set; }

    /// <summary>The room's path, where it is known.</summary>
    [JsonIgnore]
    public string? RoomPath { get; set; }

    /// <summary><c>user</c> or <c>group</c>.</summary>
    [JsonIgnore]
    public string PrincipalType { get; internal set; } = "user";

    /// <summary>The user's number, or null for a group.</summary>
    [JsonIgnore]
    public long? UserId => IsGroup ? null : User?.UserId ?? Id;

    /// <summary>The user name, or null for a group.</summary>
    [JsonIgnore]
    public string? UserName => IsGroup ? null : User?.UserName ?? Login;

    /// <summary>The group's number, or null for a user.</summary>
    [JsonIgnore]
    public long? GroupId => IsGroup ? Id : null;

    /// <summary>The user's first and last name, or the group's name.</summary>
    [JsonIgnore]
    public string Name => (IsGroup ? GroupName : User?.ToString() ?? DisplayName) ?? "";

    /// <summary>The user's e-mail address, or null for a group.</summary>
    [JsonIgnore]
    public string? Email => IsGroup ? null : User?.Email ?? RowEmail;

    /// <summary>The user's kind, such as <c>internal</c> or <c>external</c>; null for a group.</summary>
    [JsonIgnore]
    public string? UserType => User?.UserType;

    /// <summary>The names of the groups through which the user is in the room, where that was asked for.</summary>
    [JsonIgnore]
    public string? GroupNames { get; set; }

    /// <summary>False for somebody who has no permissions in the room.</summary>
    public bool IsGranted { get; internal set; } = true;

    /// <summary>Of a group: <c>autoallow</c> when new members get in at once, <c>pending</c> when an admin of the room decides about each.</summary>
    public string? NewGroupMemberAcceptance { get; internal set; }

    /// <summary>What is granted, by the API's names.</summary>
    [JsonIgnore]
    public string PermissionText => Granted.ToString();

    /// <summary>Administrate the room.</summary>
    [JsonIgnore]
    public bool Manage => Granted.Manage;

    /// <summary>See and download.</summary>
    [JsonIgnore]
    public bool Read => Granted.Read;

    /// <summary>Upload, and create folders.</summary>
    [JsonIgnore]
    public bool Create => Granted.Create;

    /// <summary>Change and rename.</summary>
    [JsonIgnore]
    public bool Change => Granted.Change;

    /// <summary>Delete.</summary>
    [JsonIgnore]
    public bool Delete => Granted.Delete;

    /// <summary>Manage shares.</summary>
    [JsonIgnore]
    public bool ManageDownloadShare => Granted.ManageDownloadShare;

    /// <summary>Manage file requests.</summary>
    [JsonIgnore]
    public bool ManageUploadShare => Granted.ManageUploadShare;

    /// <summary>See the recycle bin.</summary>
    [JsonIgnore]
    public bool ReadRecycleBin => Granted.ReadRecycleBin;

    /// <summary>Restore from the recycle bin.</summary>
    [JsonIgnore]
    public bool RestoreRecycleBin => Granted.RestoreRecycleBin;

    /// <summary>Delete from the recycle bin.</summary>
    [JsonIgnore]
    public bool DeleteRecycleBin => Granted.DeleteRecycleBin;

    [JsonProperty("userInfo")]
    internal UserInfo? User { get; set; }

    [JsonProperty("permissions")]
    internal NodePermissions? Permissions { get; set; }

    [JsonProperty("id")]
    internal long Id { get; set; }

    [JsonProperty("name")]
    internal string? GroupName { get; set; }

    // Of older servers, which send no userInfo.
    [JsonProperty("login")]
    internal string? Login { get; set; }

    [JsonProperty("displayName")]
    internal string? DisplayName { get; set; }

    [JsonProperty("email")]
    internal string? RowEmail { get; set; }

    private bool IsGroup => PrincipalType == GroupType;

    private NodePermissions Granted => Permissions ??= new NodePermissions();

    /// <summary>Who may do what.</summary>
    /// <returns>For example <c>Anna Berg: read, create</c>.</returns>
    public override string ToString() => Name + ": " + PermissionText;

    internal DracoonRoomPermission InRoom(long roomId, bool isGroup)
    {
        RoomId = roomId;
        PrincipalType = isGroup ? GroupType : "user";
        return this;
    }
}
