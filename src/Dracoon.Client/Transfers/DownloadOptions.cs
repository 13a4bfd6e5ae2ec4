using System;

namespace Dracoon.Client.Transfers;

/// <summary>How a file is received.</summary>
public sealed class DownloadOptions
{
    /// <summary>True to replace a local file of that name.</summary>
    public bool Overwrite { get; set; }

    /// <summary>True to keep what came when the download ends early, and to go on from there the next time.</summary>
    public bool Resume { get; set; }

    /// <summary>True to compare what came of an unencrypted file with the server's MD5, where it has one. Encrypted files are always proven by their tag.</summary>
    public bool VerifyHash { get; set; }

    /// <summary>How often a broken connection is taken up again without any byte in between.</summary>
    public int MaximumRetryCount { get; set; } = 5;

    /// <summary>The pause before a broken connection is taken up again; it doubles while no byte comes.</summary>
    public TimeSpan RetryInterval { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long the server may send nothing before the connection counts as broken.</summary>
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>Bytes of one range of a large file. A file of up to two ranges comes in one piece.</summary>
    public int RangeSize { get; set; } = 8 * 1024 * 1024;

    /// <summary>How many ranges of one file are under way at once. Memory stays near this times <see cref="RangeSize"/>.</summary>
    public int Concurrency { get; set; } = 4;

    /// <summary>The buffers that several downloads share, so that their memory does not add up; null for own ones.</summary>
    public BufferPool? Buffers { get; set; }
}
