using System;
using Dracoon.Client.Models;

namespace DracoonPS;

/// <summary>The permissions that DRACOON's own clients offer as one choice.</summary>
public enum PermissionTemplate
{
    /// <summary>See and download.</summary>
    Read,

    /// <summary>Read, create, change and delete, share, and see the recycle bin and restore from it.</summary>
    Edit,

    /// <summary>Everything, administrating the room included.</summary>
    Admin,
}

/// <summary>One permission, by the API's name.</summary>
public enum RoomPermission
{
    /// <summary>Administrate the room.</summary>
    Manage,

    /// <summary>See and download.</summary>
    Read,

    /// <summary>Upload, and create folders.</summary>
    Create,

    /// <summary>Change and rename.</summary>
    Change,

    /// <summary>Delete.</summary>
    Delete,

    /// <summary>Manage shares.</summary>
    ManageDownloadShare,

    /// <summary>Manage file requests.</summary>
    ManageUploadShare,

    /// <summary>See the recycle bin.</summary>
    ReadRecycleBin,

    /// <summary>Restore from the recycle bin.</summary>
    RestoreRecycleBin,

    /// <summary>Delete from the recycle bin.</summary>
    DeleteRecycleBin,
}

/// <summary>Makes the API's permissions of templates and names.</summary>
internal static class Permissions
{
    public static NodePermissions Of(PermissionTemplate template)
    {
        bool edit = template >= PermissionTemplate.Edit;
        bool admin = template == PermissionTemplate.Admin;
        return new NodePermissions
        {
            Manage = admin,
            Read = true,
            Create = edit,
            Change = edit,
            Delete = edit,
            ManageDownloadShare = edit,
            ManageUploadShare = edit,
            ReadRecycleBin = edit,
            RestoreRecycleBin = edit,
            DeleteRecycleBin = admin,
        };
    }

    public static NodePermissions Of(RoomPermission[] permissions)
    {
        bool Has(RoomPermission permission) => Array.IndexOf(permissions, permission) >= 0;
        return new NodePermissions
        {
            Manage = Has(RoomPermission.Manage),
            Read = Has(RoomPermission.Read),
            Create = Has(RoomPermission.Create),
            Change = Has(RoomPermission.Change),
            Delete = Has(RoomPermission.Delete),
            ManageDownloadShare = Has(RoomPermission.ManageDownloadShare),
            ManageUploadShare = Has(RoomPermission.ManageUploadShare),
            ReadRecycleBin = Has(RoomPermission.ReadRecycleBin),
            RestoreRecycleBin = Has(RoomPermission.RestoreRecycleBin),
            DeleteRecycleBin = Has(RoomPermission.DeleteRecycleBin),
        };
    }
}
