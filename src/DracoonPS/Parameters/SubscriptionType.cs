namespace DracoonPS;

/// <summary>What can be subscribed.</summary>
public enum SubscriptionType
{
    /// <summary>Rooms, folders and files.</summary>
    Node,

    /// <summary>Download shares.</summary>
    DownloadShare,

    /// <summary>Upload shares (file requests).</summary>
    UploadShare,
}
