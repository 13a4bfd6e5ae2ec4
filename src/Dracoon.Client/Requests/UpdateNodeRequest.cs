using System;

namespace Dracoon.Client.Requests;

/// <summary>What can be changed of rooms, folders and files alike.</summary>
public abstract class UpdateNodeRequest : RequestBody
{
    private protected UpdateNodeRequest()
    {
    }

    /// <summary>The name.</summary>
    public string? Name { get => Get<string>("name"); set => Set("name", value); }

    /// <summary>Notes; empty to remove them.</summary>
    public string? Notes { get => Get<string>("notes"); set => Set("notes", value); }

    /// <summary>A time of creation of its own.</summary>
    public DateTime? TimestampCreation { get => Get<DateTime?>("timestampCreation"); set => Set("timestampCreation", value); }

    /// <summary>A time of the last change of its own.</summary>
    public DateTime? TimestampModification { get => Get<DateTime?>("timestampModification"); set => Set("timestampModification", value); }
}
