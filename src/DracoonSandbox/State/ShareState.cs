using System.Security.Cryptography;

namespace DracoonSandbox.State;

/// <summary>All shares: links to download a file, folder or room, and links to upload into a room or folder.</summary>
internal sealed class ShareState
{
    public Dictionary<long, DownloadShareRecord> Downloads { get; init; } = [];

    public Dictionary<long, UploadShareRecord> Uploads { get; init; } = [];

    /// <summary>Download tokens that a share's visitors got.</summary>
    public Dictionary<string, ShareTokenRecord> Tokens { get; init; } = [];

    /// <summary>The shares of what is still there: a share ends with its node.</summary>
    public static ShareState Of(SandboxState state)
    {
        ShareState shares = state.Areas.Get<ShareState>();
        foreach (DownloadShareRecord share in shares.Downloads.Values.Where(s => state.Nodes.Find(s.NodeId) is null).ToArray())
        {
            shares.Downloads.Remove(share.Id);
        }
        foreach (UploadShareRecord share in shares.Uploads.Values.Where(s => state.Nodes.Find(s.NodeId) is null).ToArray())
        {
            shares.Uploads.Remove(share.Id);
        }
        return shares;
    }

    /// <summary>Lets the links to one file lead to the one that took its place.</summary>
    public static void MoveDownloads(SandboxState state, long? overwrittenId, long toId)
    {
        foreach (DownloadShareRecord share in state.Areas.Get<ShareState>().Downloads.Values.Where(s => s.NodeId == overwrittenId))
        {
            share.NodeId = toId;
        }
    }
}

/// <summary>What both kinds of share have.</summary>
internal abstract class ShareRecord
{
    /// <summary>So many wrong passwords in a row lock a share for a while.</summary>
    private const int MaximumFailures = 5;

    private static readonly TimeSpan LockTime = TimeSpan.FromMinutes(5);

    public required long Id { get; init; }

    public required string Name { get; set; }

    public required long NodeId { get; set; }

    public required long CreatedById { get; init; }

    public required DateTime CreatedAt { get; init; }

    public string AccessKey { get; init; } = RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 32);

    public long? UpdatedById { get; set; }

    public DateTime? UpdatedAt { get; set; }

    /// <summary>What visitors have to know; null for nothing. That of an encrypted download share is none of the server's business.</summary>
    public string? Password { get; set; }

    public DateTime? ExpireAt { get; set; }

    public string? Notes { get; set; }

    public string? InternalNotes { get; set; }

    public bool ShowCreatorName { get; set; }

    public bool ShowCreatorUsername { get; set; }

    public bool NotifyCreator { get; set; }

    public int Failures { get; set; }

    public DateTime? LockedUntil { get; set; }

    public bool IsExpired(DateTime now) => ExpireAt <= now;

    public bool IsLocked(DateTime now) => LockedUntil > now;

    /// <summary>Compares a password, and counts the wrong ones.</summary>
    public bool Opens(string? password, DateTime now)
    {
        if (Password is null || password == Password)
        {
            Failures = 0;
            return true;
        }
        if (password is not null && ++Failures >= MaximumFailures)
        {
            Failures = 0;
            LockedUntil = now + LockTime;
        }
        return false;
    }
}

/// <summary>A link to download something.</summary>
internal sealed class DownloadShareRecord : ShareRecord
{
    public int? MaxDownloads { get; set; }

    public int DownloadCount { get; set; }

    public bool HideDownload { get; set; }

    /// <summary>For an encrypted file: the share's own keypair, and the file key for it.</summary>
    public KeypairRecord? Keypair { get; init; }

    public FileKeyRecord? FileKey { get; init; }

    public bool IsLimitReached => DownloadCount >= MaxDownloads;
}

/// <summary>A link to upload into a room or folder.</summary>
internal sealed class UploadShareRecord : ShareRecord
{
    public int? FilesExpiryPeriod { get; set; }

    public bool ShowUploadedFiles { get; set; }

    public int? MaxSlots { get; set; }

    public long? MaxSize { get; set; }

    public int UploadCount { get; set; }

    /// <summary>The bytes of everything that ever came, whether it is still there or not.</summary>
    public long UploadedSize { get; set; }

    /// <summary>The files that came, by their ids; some may be gone.</summary>
    public List<long> FileIds { get; init; } = [];
}

/// <summary>A download token of a share. The download counts when it begins.</summary>
internal sealed class ShareTokenRecord
{
    public required long ShareId { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public bool IsCounted { get; set; }
}
