namespace Dracoon.Client;

/// <summary>The error codes that this client acts on.</summary>
internal static class ApiErrorCodes
{
    /// <summary>The user has no keypair.</summary>
    public const int KeypairMissing = -70020;

    /// <summary>The upload channel is gone.</summary>
    public const int UploadNotFound = -20501;
}
