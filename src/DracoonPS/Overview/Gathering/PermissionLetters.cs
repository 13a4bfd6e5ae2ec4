using System;
using System.Collections.Generic;
using System.Linq;
using Dracoon.Client.Models;

namespace DracoonPS.Overview;

/// <summary>Permissions in the least space: the letter of a template, or one small letter for each.</summary>
internal static class PermissionLetters
{
    /// <summary>The small letters and what they stand for, in the API's order.</summary>
    public static readonly IReadOnlyList<(char Letter, string Meaning, Func<NodePermissions, bool> Has)> All = new (char, string, Func<NodePermissions, bool>)[]
    {
        ('m', "manage the room", p => p.Manage),
        ('r', "read", p => p.Read),
        ('c', "create", p => p.Create),
        ('h', "change", p => p.Change),
        ('d', "delete", p => p.Delete),
        ('s', "download shares", p => p.ManageDownloadShare),
        ('u', "upload shares", p => p.ManageUploadShare),
        ('b', "see the recycle bin", p => p.ReadRecycleBin),
        ('t', "restore from it", p => p.RestoreRecycleBin),
        ('x', "delete from it", p => p.DeleteRecycleBin),
    };

    /// <summary>The template that grants exactly this; null when none does.</summary>
    public static PermissionTemplate? TemplateOf(NodePermissions permissions)
    {
        string letters = Letters(permissions);
        foreach (PermissionTemplate template in new[] { PermissionTemplate.Admin, PermissionTemplate.Edit, PermissionTemplate.Read })
        {
            if (letters == Letters(Permissions.Of(template)))
            {
                return template;
            }
        }
        return null;
    }

    public static string Letters(NodePermissions permissions) => new(All.Where(l => l.Has(permissions)).Select(l => l.Letter).ToArray());

    public static NodePermissions Of(DracoonRoomPermission row) => new()
    {
        Manage = row.Manage,
        Read = row.Read,
        Create = row.Create,
        Change = row.Change,
        Delete = row.Delete,
        ManageDownloadShare = row.ManageDownloadShare,
        ManageUploadShare = row.ManageUploadShare,
        ReadRecycleBin = row.ReadRecycleBin,
        RestoreRecycleBin = row.RestoreRecycleBin,
        DeleteRecycleBin = row.DeleteRecycleBin,
    };
}
