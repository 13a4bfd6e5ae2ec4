using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Transfers;

namespace DracoonPS.Synchronization;

/// <summary>How the steps of a plan are done in one direction.</summary>
internal abstract class SyncSide
{
    private readonly string _local;
    private readonly string _nodePath;

    protected SyncSide(string local, string nodePath)
    {
        _local = local;
        _nodePath = nodePath;
    }

    /// <summary>The target, for questions and errors.</summary>
    public abstract string TargetText(SyncStep step);

    /// <summary>The source, for questions.</summary>
    public abstract string SourceText(SyncStep step);

    public abstract Task CreateFolderAsync(SyncStep step, CancellationToken cancellationToken);

    /// <summary>A job that brings the file over.</summary>
    public abstract Task<TransferJob> TransferAsync(SyncStep step, TransferResult result, CancellationToken cancellationToken);

    public abstract Task RemoveAsync(SyncStep step, CancellationToken cancellationToken);

    /// <summary>What came of a step, before anything did.</summary>
    public TransferResult Result(SyncStep step)
    {
        TreeEntry? remote = step.Source?.Node is null ? step.Target : step.Source;
        return new TransferResult(LocalPath(step), NodePath(step)) { Name = TreeEntry.NameOf(step.TargetPath), NodeId = remote?.Node?.NodeId, Size = step.Size };
    }

    protected string LocalPath(SyncStep step) => step.Source?.LocalPath ?? step.Target?.LocalPath ?? Path.Combine(_local, step.TargetPath.Replace('/', Path.DirectorySeparatorChar));

    protected string NodePath(SyncStep step) => step.Source?.Node?.Path ?? step.Target?.Node?.Path ?? _nodePath + "/" + step.TargetPath;
}
