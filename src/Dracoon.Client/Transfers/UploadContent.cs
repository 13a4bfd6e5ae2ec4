using System;
using System.IO;

namespace Dracoon.Client.Transfers;

/// <summary>Content to send, wherever it goes.</summary>
public abstract class UploadContent
{
    /// <summary>The smallest part that S3 takes, in bytes; only the last one may be smaller.</summary>
    public const int MinimumPartSize = 5 * 1024 * 1024;

    /// <summary>The most parts that S3 takes.</summary>
    public const int MaximumPartCount = 10_000;

    /// <summary>Bytes of one part, where nothing else is said.</summary>
    public const int DefaultPartSize = 32 * 1024 * 1024;

    /// <summary>Content to send.</summary>
    /// <param name="name">Its name on the server.</param>
    /// <param name="size">Its size in bytes.</param>
    /// <param name="open">Opens the content. Called once; the stream is disposed.</param>
    protected UploadContent(string name, long size, Func<Stream> open)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Size = size;
        Open = open ?? throw new ArgumentNullException(nameof(open));
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The size in bytes.</summary>
    public long Size { get; }

    /// <summary>When the content was created.</summary>
    public DateTime? TimestampCreation { get; set; }

    /// <summary>When the content was last changed.</summary>
    public DateTime? TimestampModification { get; set; }

    /// <summary>Bytes of one part; grown where the file would need more than <see cref="MaximumPartCount"/>.</summary>
    public int PartSize { get; set; } = DefaultPartSize;

    /// <summary>How many parts are under way at once. Memory stays near this times <see cref="PartSize"/>.</summary>
    public int Concurrency { get; set; } = 4;

    /// <summary>The buffers that several uploads share, so that their memory does not add up; null for own ones.</summary>
    public BufferPool? Buffers { get; set; }

    internal Func<Stream> Open { get; }
}
