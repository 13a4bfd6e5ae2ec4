using System.Collections.Generic;

namespace Dracoon.Client.Models;

/// <summary>What somebody may do in a room.</summary>
public sealed class NodePermissions : DracoonObject
{
    /// <summary>Administrate the room.</summary>
    public bool Manage { get; set; }

    /// <summary>See and download.</summary>
    public bool Read { get; set; }

    /// <summary>Upload, and create folders.</summary>
    public bool Create { get; set; }

    /// <summary>Change and rename.</summary>
    public bool Change { get; set; }

    /// <summary>Delete.</summary>
    public bool Delete { get; set; }

    /// <summary>Manage shares.</summary>
    public bool ManageDownloadShare { get; set; }

    /// <summary>Manage file requests.</summary>
    public bool ManageUploadShare { get; set; }

    /// <summary>See the recycle bin.</summary>
    public bool ReadRecycleBin { get; set; }

    /// <summary>Restore from the recycle bin.</summary>
    public bool RestoreRecycleBin { get; set; }

    /// <summary>Delete from the recycle bin.</summary>
    public bool DeleteRecycleBin { get; set; }

    /// <summary>What is granted, by the API's names.</summary>
    /// <returns>For example <c>read, create</c>; <c>none</c> when nothing is.</returns>
    public override string ToString()
    {
        var granted = new List<string>();
        foreach ((string name, bool has) in new[]
        {
            ("manage", Manage), ("read", Read), ("create", Create), ("change", Change), ("delete", Delete),
            ("manageDownloadShare", ManageDownloadShare), ("manageUploadShare", ManageUploadShare),
            ("readRecycleBin", ReadRecycleBin), ("restoreRecycleBin", RestoreRecycleBin), ("deleteRecycleBin", DeleteRecycleBin),
        })
        {
            if (has)
            {
                granted.Add(name);
            }
        }
        return granted.Count == 0 ? "none" : string.Join(", ", granted);
    }
}
