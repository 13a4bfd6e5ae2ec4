namespace Dracoon.Client;

/// <summary>What a share is for.</summary>
public enum ShareKind
{
    /// <summary>Visitors download a file, folder or room.</summary>
    Download,

    /// <summary>Visitors upload into a room or folder.</summary>
    Upload,
}
