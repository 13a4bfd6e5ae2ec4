using System;
using System.IO;
using Dracoon.Client.Models;

namespace Dracoon.Client.Transfers;

/// <summary>One file to send into a room or folder.</summary>
public sealed class UploadRequest : UploadContent
{
    /// <summary>A file to send.</summary>
    /// <param name="parent">The room or folder that gets it.</param>
    /// <param name="name">Its name there.</param>
    /// <param name="size">Its size in bytes.</param>
    /// <param name="open">Opens the content. Called once; the stream is disposed.</param>
    public UploadRequest(DracoonNode parent, string name, long size, Func<Stream> open)
        : base(name, size, open)
    {
        Parent = parent ?? throw new ArgumentNullException(nameof(parent));
    }

    /// <summary>The room or folder that gets the file. If it is encrypted, so will the file be.</summary>
    public DracoonNode Parent { get; }

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

    /// <summary>Called, from any thread, when the keys of a file in an encrypted room were handed out to the room's other users; null for nobody.</summary>
    public Action<FileKeyDistribution>? KeysDistributed { get; set; }
}
