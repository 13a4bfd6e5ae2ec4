namespace Dracoon.Client;

/// <summary>Which missing file keys are meant.</summary>
public sealed class FileKeyScope
{
    /// <summary>Only files that lie in this room, not in one below it; null for all.</summary>
    public long? RoomId { get; set; }

    /// <summary>Only this file; null for all.</summary>
    public long? FileId { get; set; }

    /// <summary>Only this user, or this owner of a rescue keypair; null for all.</summary>
    public long? UserId { get; set; }

    /// <summary>The keypair that the keys are to be made from.</summary>
    public FileKeySource Source { get; set; }
}
