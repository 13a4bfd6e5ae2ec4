using System;

namespace Dracoon.Client.Requests;

/// <summary>The body of <c>PUT /nodes/folders/{folder_id}</c>.</summary>
public sealed class UpdateFolderRequest : RequestBody
{
    /// <summary>The name.</summary>
    public string? Name { get => Get<string>("name"); set => Set("name", value); }

    /// <summary>Notes; empty to remove them.</summary>
    public string? Notes { get => Get<string>("notes"); set => Set("notes", value); }

    /// <summary>1 public to 4 strictly confidential.</summary>
    public int? Classification { get => Get<int?>("classification"); set => Set("classification", (long?)value); }

    /// <summary>A time of creation of its own.</summary>
    public DateTime? TimestampCreation { get => Get<DateTime?>("timestampCreation"); set => Set("timestampCreation", value); }

    /// <summary>A time of the last change of its own.</summary>
    public DateTime? TimestampModification { get => Get<DateTime?>("timestampModification"); set => Set("timestampModification", value); }
}
