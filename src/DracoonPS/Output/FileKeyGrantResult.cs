using Dracoon.Client.Models;

namespace DracoonPS;

/// <summary>What came of one missing file key.</summary>
public sealed class FileKeyGrantResult
{
    internal FileKeyGrantResult(DracoonMissingFileKey missing, string? error)
    {
        FileId = missing.FileId;
        UserId = missing.UserId;
        Status = error is null ? "Granted" : "Failed";
        Error = error;
    }

    /// <summary>The file's number.</summary>
    public long FileId { get; }

    /// <summary>The user's number, or that of the owner of a rescue keypair.</summary>
    public long UserId { get; }

    /// <summary><c>Granted</c> or <c>Failed</c>.</summary>
    public string Status { get; }

    /// <summary>Why it failed; null when it did not.</summary>
    public string? Error { get; }

    /// <summary>File, user and status.</summary>
    /// <returns>For example <c>file 12, user 3: Granted</c>.</returns>
    public override string ToString() => $"file {FileId}, user {UserId}: {Status}";
}
