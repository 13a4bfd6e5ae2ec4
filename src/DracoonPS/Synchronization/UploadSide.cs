using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Transfers;

namespace DracoonPS.Synchronization;

/// <summary>From this machine to DRACOON.</summary>
internal sealed class UploadSide : SyncSide
{
    private readonly DracoonSession _session;
    private readonly RemoteFolders? _folders;

    /// <param name="session">The session.</param>
    /// <param name="local">The local folder.</param>
    /// <param name="root">The room or folder; null where only a plan is wanted.</param>
    /// <param name="nodePath">The path of that.</param>
    /// <param name="remote">What is below it.</param>
    public UploadSide(DracoonSession session, string local, DracoonNode? root, string nodePath, IEnumerable<TreeEntry> remote)
        : base(local, nodePath)
    {
        _session = session;
        if (root is null)
        {
            return;
        }
        _folders = new RemoteFolders(session, root);
        foreach (TreeEntry entry in remote.Where(e => e.Kind == TreeEntryKind.Folder))
        {
            _folders.Add(entry.Path, entry.Node!);
        }
    }

    public bool KeepShareLinks { get; set; }

    /// <summary>Gets what came of handing out a file's keys, from any thread.</summary>
    public Action<string, FileKeyDistribution>? KeysDistributed { get; set; }

    public override string TargetText(SyncStep step) => NodePath(step);

    public override string SourceText(SyncStep step) => LocalPath(step);

    public override Task CreateFolderAsync(SyncStep step, CancellationToken cancellationToken) => _folders!.EnsureAsync(step.TargetPath, null, cancellationToken);

    public override async Task<TransferJob> TransferAsync(SyncStep step, TransferResult result, CancellationToken cancellationToken)
    {
        DracoonNode parent = await _folders!.EnsureAsync(TreeEntry.ParentOf(step.TargetPath), null, cancellationToken);
        string path = step.Source!.LocalPath!;
        return new TransferJob(path, result, "Sent", async (progress, token) =>
        {
            var info = new FileInfo(path);
            var request = new UploadRequest(parent, TreeEntry.NameOf(step.TargetPath), info.Length, () =>
                new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 128 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan))
            {
                // What came into being since the plan was made is not replaced.
                OnConflict = step.Target is null ? ConflictStrategy.Fail : ConflictStrategy.Overwrite,
                KeepShareLinks = step.Target is not null && KeepShareLinks,
                TimestampCreation = info.CreationTimeUtc,
                TimestampModification = info.LastWriteTimeUtc,
                KeysDistributed = keys => KeysDistributed?.Invoke(path, keys),
            };
            DracoonNode node = await _session.Uploads.UploadAsync(request, progress, token).ConfigureAwait(false);
            result.NodeId = node.NodeId;
            result.Size = request.Size;
        });
    }

    public override Task RemoveAsync(SyncStep step, CancellationToken cancellationToken)
    {
        _folders!.Forget(step.TargetPath);
        return _session.Nodes.DeleteAsync(step.Target!.Node!.NodeId, cancellationToken);
    }
}
