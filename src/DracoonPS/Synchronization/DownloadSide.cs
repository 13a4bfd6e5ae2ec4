using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Transfers;
using Dracoon.Crypto;

namespace DracoonPS.Synchronization;

/// <summary>From DRACOON to this machine.</summary>
internal sealed class DownloadSide : SyncSide
{
    private readonly DracoonSession _session;
    private readonly string _local;

    public DownloadSide(DracoonSession session, string local, DracoonNode root)
        : base(local, root.Path)
    {
        _session = session;
        _local = local;
    }

    public override string TargetText(SyncStep step) => LocalPath(step);

    public override string SourceText(SyncStep step) => NodePath(step);

    public override Task CreateFolderAsync(SyncStep step, CancellationToken cancellationToken)
    {
        LocalTree.RefuseLinks(_local, LocalPath(step));
        Directory.CreateDirectory(LocalPath(step));
        return Task.CompletedTask;
    }

    public override Task<TransferJob> TransferAsync(SyncStep step, TransferResult result, CancellationToken cancellationToken)
    {
        DracoonNode file = step.Source!.Node!;
        string path = LocalPath(step);
        return Task.FromResult(new TransferJob(file.Path, result, "Received", async (progress, token) =>
        {
            LocalTree.RefuseLinks(_local, path); // one may have come since the plan was made
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            try
            {
                // What came into being since the plan was made is not replaced.
                await _session.Downloads.DownloadAsync(file, path, new DownloadOptions { Overwrite = step.Target is not null }, progress, token).ConfigureAwait(false);
            }
            catch (DracoonCryptoException e)
            {
                throw new DracoonCryptoException(e.Error, $"'{file.Path}' can't be decrypted, and was not written: {e.Message}", e);
            }
        }));
    }

    public override Task RemoveAsync(SyncStep step, CancellationToken cancellationToken) => Task.Run(() => LocalRemoval.Remove(_local, step), cancellationToken);
}
