using System;

namespace Dracoon.Client.Transfers;

/// <summary>How a file is received.</summary>
public sealed class DownloadOptions
{
    /// <summary>True to replace a local file of that name.</summary>
    public bool Overwrite { get; set; }

    /// <summary>How often a broken connection is taken up again without any byte in between.</summary>
    public int MaximumRetryCount { get; set; } = 5;

    /// <summary>How long the server may send nothing before the connection counts as broken.</summary>
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromSeconds(100);
}
