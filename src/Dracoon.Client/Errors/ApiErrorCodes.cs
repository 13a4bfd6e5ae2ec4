namespace Dracoon.Client;

/// <summary>The error codes that this client acts on.</summary>
internal static class ApiErrorCodes
{
    /// <summary>The user has no keypair.</summary>
    public const int KeypairMissing = -70020;

    /// <summary>The room has no rescue keypair.</summary>
    public const int RoomKeypairMissing = -40007;

    /// <summary>The user, or the rescue keypair, has no key for the file.</summary>
    public const int FileKeyMissing = -40761;

    /// <summary>The user is in the group already.</summary>
    public const int AlreadyMember = -70510;

    /// <summary>The upload channel is gone.</summary>
    public const int UploadNotFound = -20501;
}
