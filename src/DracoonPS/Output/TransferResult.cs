using System;

namespace DracoonPS;

/// <summary>What came of one file that was sent or received.</summary>
public sealed class TransferResult
{
    internal const string Skipped = "Skipped";
    internal const string Failed = "Failed";

    internal TransferResult(string localPath, string nodePath)
    {
        LocalPath = localPath;
        NodePath = nodePath;
    }

    /// <summary>The file's name on the server.</summary>
    public string Name { get; internal set; } = "";

    /// <summary><c>Sent</c>, <c>Received</c>, <c>Copied</c>, <c>Removed</c>, <c>Skipped</c> (it was there already, unchanged) or <c>Failed</c>; from Sync-DracoonFolder -WhatIf what would be done, such as <c>WouldSend</c>.</summary>
    public string Status { get; internal set; } = "";

    /// <summary>The size in bytes.</summary>
    public long Size { get; internal set; }

    /// <summary>The local file.</summary>
    public string LocalPath { get; internal set; }

    /// <summary>The path on the server.</summary>
    public string NodePath { get; internal set; }

    /// <summary>The node's number; null when there is no node.</summary>
    public long? NodeId { get; internal set; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; internal set; }

    /// <summary>Why it failed; null when it did not.</summary>
    public string? Error { get; internal set; }

    /// <summary>The path on the server and the status.</summary>
    /// <returns>For example <c>/Room/file.txt: Sent</c>.</returns>
    public override string ToString() => NodePath + ": " + Status;
}
