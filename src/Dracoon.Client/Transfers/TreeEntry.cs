using System;
using Dracoon.Client.Models;

namespace Dracoon.Client.Transfers;

/// <summary>What a tree has at one path, on this machine or on the server.</summary>
public enum TreeEntryKind
{
    /// <summary>A file.</summary>
    File,

    /// <summary>A folder, or a room below the top one.</summary>
    Folder,

    /// <summary>A link, which is not followed.</summary>
    Link,
}

/// <summary>A file or folder in a tree that is compared with another one.</summary>
public sealed class TreeEntry
{
    /// <summary>An entry.</summary>
    /// <param name="path">The path below the tree's root, with slashes between the names; on the server's side each name as this machine can store it.</param>
    /// <param name="kind">What it is.</param>
    public TreeEntry(string path, TreeEntryKind kind)
    {
        Path = path ?? throw new ArgumentNullException(nameof(path));
        Kind = kind;
    }

    /// <summary>The path below the tree's root, with slashes between the names.</summary>
    public string Path { get; }

    /// <summary>What it is.</summary>
    public TreeEntryKind Kind { get; }

    /// <summary>The size in bytes.</summary>
    public long Size { get; set; }

    /// <summary>When the content was last changed, UTC; null when that is not known.</summary>
    public DateTime? Modified { get; set; }

    /// <summary>When the server got it, UTC; null on this machine.</summary>
    public DateTime? Stored { get; set; }

    /// <summary>True for what stays as it is: it is left out of the comparison, and never removed.</summary>
    public bool IsProtected { get; set; }

    /// <summary>True for a room below the top one: it takes files, but is never removed.</summary>
    public bool IsRoom => Node?.Type == "room";

    /// <summary>The whole local path; null on the server.</summary>
    public string? LocalPath { get; set; }

    /// <summary>The node; null on this machine.</summary>
    public DracoonNode? Node { get; set; }

    /// <summary>The path of what contains it; empty for the root.</summary>
    /// <param name="path">A path.</param>
    /// <returns>The path without its last name.</returns>
    public static string ParentOf(string path) => path.LastIndexOf('/') is int slash and >= 0 ? path.Substring(0, slash) : "";

    /// <summary>The last name in a path.</summary>
    /// <param name="path">A path.</param>
    /// <returns>The name.</returns>
    public static string NameOf(string path) => path.Substring(path.LastIndexOf('/') + 1);

    /// <summary>The path.</summary>
    /// <returns>The path.</returns>
    public override string ToString() => Path;
}
