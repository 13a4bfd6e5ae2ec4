using System;
using System.Collections.Generic;
using System.Linq;

namespace Dracoon.Client.Transfers;

/// <summary>Which way files go.</summary>
public enum SyncDirection
{
    /// <summary>From this machine to DRACOON.</summary>
    Upload,

    /// <summary>From DRACOON to this machine.</summary>
    Download,
}

/// <summary>What is to be done at one path.</summary>
public enum SyncAction
{
    /// <summary>A folder is made.</summary>
    CreateFolder,

    /// <summary>A file goes over.</summary>
    Transfer,

    /// <summary>A file is the same on both sides.</summary>
    Skip,

    /// <summary>What the source does not have is removed from the target.</summary>
    Remove,

    /// <summary>It can't be done; <see cref="SyncStep.Reason"/> says why.</summary>
    Conflict,
}

/// <summary>One step of a <see cref="SyncPlan"/>.</summary>
public sealed class SyncStep
{
    internal SyncStep(SyncAction action, string targetPath, TreeEntry? source, TreeEntry? target, string? reason = null, IReadOnlyList<TreeEntry>? contained = null)
    {
        Action = action;
        TargetPath = targetPath;
        Source = source;
        Target = target;
        Reason = reason;
        Contained = contained ?? Array.Empty<TreeEntry>();
    }

    /// <summary>What is to be done.</summary>
    public SyncAction Action { get; }

    /// <summary>The path below the target's root.</summary>
    public string TargetPath { get; }

    /// <summary>What the source has; null for a removal.</summary>
    public TreeEntry? Source { get; }

    /// <summary>What the target has; null for nothing.</summary>
    public TreeEntry? Target { get; }

    /// <summary>Why it can't be done, or why a removal comes first; else null.</summary>
    public string? Reason { get; }

    /// <summary>What is removed along with a folder.</summary>
    public IReadOnlyList<TreeEntry> Contained { get; }

    /// <summary>Bytes that go over or are removed.</summary>
    public long Size => Action == SyncAction.Remove
        ? Target!.Kind == TreeEntryKind.Folder ? Contained.Where(c => c.Kind == TreeEntryKind.File).Aggregate(0L, (sum, c) => ByteCount.Add(sum, c.Size)) : Target.Size
        : Source?.Size ?? 0;

    /// <summary>What and where.</summary>
    /// <returns>For example <c>Transfer a/b.txt</c>.</returns>
    public override string ToString() => Action + " " + TargetPath;
}

/// <summary>What has to be done so that the target has what the source has.</summary>
public sealed class SyncPlan
{
    internal SyncPlan(IReadOnlyList<SyncStep> obstacles, IReadOnlyList<SyncStep> steps, IReadOnlyList<SyncStep> removals, IReadOnlyList<TreeEntry> keptRooms)
    {
        Obstacles = obstacles;
        Steps = steps;
        Removals = removals;
        KeptRooms = keptRooms;
    }

    /// <summary>What is in the way of a file or folder of the same name, and is removed first.</summary>
    public IReadOnlyList<SyncStep> Obstacles { get; }

    /// <summary>Folders and files, folders before what is in them.</summary>
    public IReadOnlyList<SyncStep> Steps { get; }

    /// <summary>What the source does not have; removed last.</summary>
    public IReadOnlyList<SyncStep> Removals { get; }

    /// <summary>Rooms that the source does not have. They stay with everything in them.</summary>
    public IReadOnlyList<TreeEntry> KeptRooms { get; }
}
