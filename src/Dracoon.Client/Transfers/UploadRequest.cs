using System;
using System.IO;
using Dracoon.Client.Models;

namespace Dracoon.Client.Transfers;

/// <summary>One file to send.</summary>
public sealed class UploadRequest
{
    /// <summary>The smallest part that S3 takes, in bytes; only the last one may be smaller.</summary>
    public const int MinimumPartSize = 5 * 1024 * 1024;

    /// <summary>The most parts that S3 takes.</summary>
    public const int MaximumPartCount = 10_000;

    /// <summary>A file to send.</summary>
    /// <param name="parent">The room or folder that gets it.</param>
    /// <param name="name">Its name there.</param>
    /// <param name="size">Its size in bytes.</param>
    /// <param name="open">Opens the content. Called once; the stream is disposed.</param>
    public UploadRequest(DracoonNode parent, string name, long size, Func<Stream> open)
    {
        Parent = parent ?? throw new ArgumentNullException(nameof(parent));
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Size = size;
        Open = open ?? throw new ArgumentNullException(nameof(open));
    }

    /// <summary>The room or folder that gets the file. If it is encrypted, so will the file be.</summary>
    public DracoonNode Parent { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The size in bytes.</summary>
    public long Size { get; }

    /// <summary>What happens when the name is taken.</summary>
    public ConflictStrategy OnConflict { get; set; } = ConflictStrategy.Fail;

    /// <summary>True to keep the shares of a file that is overwritten.</summary>
    public bool KeepShareLinks { get; set; }

    /// <summary>1 public to 4 strictly confidential; null for the room's.</summary>
    public int? Classification { get; set; }

    /// <summary>When the file is deleted; null for never.</summary>
    public DateTime? ExpireAt { get; set; }

    /// <summary>Notes.</summary>
    public string? Notes { get; set; }

    /// <summary>When the content was created.</summary>
    public DateTime? TimestampCreation { get; set; }

    /// <summary>When the content was last changed.</summary>
    public DateTime? TimestampModification { get; set; }

    /// <summary>Bytes of one part, where nothing else is said.</summary>
    public const int DefaultPartSize = 32 * 1024 * 1024;

    /// <summary>Bytes of one part; grown where the file would need more than <see cref="MaximumPartCount"/>.</summary>
    public int PartSize { get; set; } = DefaultPartSize;

    /// <summary>How many parts are under way at once. Memory stays near this times <see cref="PartSize"/>.</summary>
    public int Concurrency { get; set; } = 4;

    /// <summary>The buffers that several uploads share, so that their memory does not add up; null for own ones.</summary>
    public BufferPool? Buffers { get; set; }

    /// <summary>Called, from any thread, when the keys of a file in an encrypted room were handed out to the room's other users; null for nobody.</summary>
    public Action<FileKeyDistribution>? KeysDistributed { get; set; }

    internal Func<Stream> Open { get; }
}
