namespace Dracoon.Client.Transfers;

/// <summary>What happens when the room or folder has a file of that name already.</summary>
public enum ConflictStrategy
{
    /// <summary>The upload fails; nothing is changed.</summary>
    Fail,

    /// <summary>The server gives the new file another name.</summary>
    AutoRename,

    /// <summary>The new file takes the place of the old one, which becomes a version in the recycle bin.</summary>
    Overwrite,
}
