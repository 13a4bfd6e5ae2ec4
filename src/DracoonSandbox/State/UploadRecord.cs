using System.Text.Json.Nodes;

namespace DracoonSandbox.State;

/// <summary>An upload under way.</summary>
internal sealed class UploadRecord
{
    public required string Id { get; init; }

    /// <summary>The upload share that it came through; null for an upload of a user's own.</summary>
    public long? ShareId { get; init; }

    /// <summary>Who sends it; for an upload share, who made that.</summary>
    public required UserRecord User { get; init; }

    public required NodeRecord Parent { get; init; }

    public required string Name { get; init; }

    public required bool IsDirect { get; init; }

    public long? Size { get; init; }

    public int? Classification { get; init; }

    public string? Notes { get; init; }

    public DateTime? ExpireAt { get; init; }

    public DateTime? TimestampCreation { get; init; }

    public DateTime? TimestampModification { get; init; }

    /// <summary>transfer, finishing, done or error.</summary>
    public string Status { get; set; } = "transfer";

    /// <summary>True once its parts are to be put together, which happens once.</summary>
    public bool IsCompleting { get; set; }

    public NodeRecord? Node { get; set; }

    public JsonObject? Error { get; set; }

    /// <summary>Parts by number (S3) or by offset.</summary>
    public SortedDictionary<long, StoredPart> Parts { get; } = [];

    public void DeleteParts()
    {
        foreach (StoredPart part in Parts.Values)
        {
            File.Delete(part.Path);
        }
        Parts.Clear();
    }
}

/// <summary>A part on disk, with the MD5 of its bytes in hexadecimal.</summary>
internal sealed record StoredPart(string Path, long Length, string Hash);
