namespace Dracoon.Client.Models;

/// <summary>What one user may do in one room, by whatever way they got there: a row of <c>GET /eventlog/audits/nodes</c>.</summary>
public sealed class DracoonPermissionAudit
{
    internal DracoonPermissionAudit(DracoonRoomAudit room, AuditUserPermission user)
    {
        NodePermissions permissions = user.Permissions ?? new NodePermissions();
        Room = room;
        UserId = user.UserId;
        UserName = user.UserLogin;
        Name = (user.UserFirstName + " " + user.UserLastName).Trim();
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
    public long RoomId => Room.RoomId;

    /// <summary>The room's path.</summary>
    public string RoomPath => Room.RoomPath;

    /// <summary>True when the room's files are encrypted on the client.</summary>
    public bool? IsEncrypted => Room.IsEncrypted;

    /// <summary>The user's number.</summary>
    public long UserId { get; }

    /// <summary>The user name.</summary>
    public string? UserName { get; }

    /// <summary>First and last name.</summary>
    public string Name { get; }

    /// <summary>What the user may do, by the API's names.</summary>
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

    internal DracoonRoomAudit Room { get; }

    /// <summary>Who may do what where.</summary>
    /// <returns>For example <c>anna in /Marketing: read, create</c>.</returns>
    public override string ToString() => $"{UserName} in {RoomPath}: {PermissionText}";
}
