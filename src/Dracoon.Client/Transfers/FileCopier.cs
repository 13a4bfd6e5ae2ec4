using System;
using System.IO;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Models;
using Dracoon.Crypto;

namespace Dracoon.Client.Transfers;

/// <summary>Copies files from one session to another: decrypted and encrypted in memory on the way, never as a file in between.</summary>
public sealed class FileCopier
{
    /// <summary>Bytes that may wait between the two sides.</summary>
    private const int Capacity = 4 * 1024 * 1024;

    private const int PartSize = 16 * 1024 * 1024;

    private readonly DracoonSession _source;
    private readonly DracoonSession _target;

    /// <summary>From one session to another; both may be the same.</summary>
    /// <param name="source">Where the files are.</param>
    /// <param name="target">Where they go.</param>
    public FileCopier(DracoonSession source, DracoonSession target)
    {
        _source = source ?? throw new ArgumentNullException(nameof(source));
        _target = target ?? throw new ArgumentNullException(nameof(target));
    }

    /// <summary>What happens when the name is taken.</summary>
    public ConflictStrategy OnConflict { get; set; } = ConflictStrategy.Fail;

    /// <summary>True to keep the shares of a file that is overwritten.</summary>
    public bool KeepShareLinks { get; set; }

    /// <summary>The name of the copy; null for the one that the file has.</summary>
    public string? NewName { get; set; }

    /// <summary>Called, from any thread, with the source's path when the keys of a copy in an encrypted room were handed out; null for nobody.</summary>
    public Action<string, FileKeyDistribution>? KeysDistributed { get; set; }

    /// <summary>Copies a file with its times, classification, notes and, where that is still to come, expiration.</summary>
    /// <param name="file">The file in the source session.</param>
    /// <param name="parent">The room or folder in the target session.</param>
    /// <param name="progress">Gets the bytes that went out, from any thread; null for none.</param>
    /// <param name="cancellationToken">Cancels both sides.</param>
    /// <returns>The new file.</returns>
    /// <exception cref="DracoonCryptoException">The source is damaged. The target has no file of it.</exception>
    /// <exception cref="DracoonApiException">One of the servers refused.</exception>
    /// <exception cref="KeypairLockedException">One side is encrypted, and its keypair locked.</exception>
    /// <exception cref="TransferException">The transfer failed on one of the sides.</exception>
    public async Task<DracoonNode> CopyAsync(DracoonNode file, DracoonNode parent, IProgress<TransferProgress>? progress, CancellationToken cancellationToken = default)
    {
        long size = file.Size ?? throw new TransferException(TransferFailure.LengthMismatch, $"The server does not say how large '{file.Path}' is.");
        if (file.IsEncrypted)
        {
            _source.RequireKeypair();
        }
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var pipe = new TransferPipe(size, Capacity);
        Task download = Task.CompletedTask;
        // The download starts when the upload wants its first byte: what the target refuses at once costs nothing at the source.
        var request = new UploadRequest(parent, NewName ?? file.Name, size, () =>
        {
            download = Task.Run(() => FillAsync(file, pipe, ended.Token), CancellationToken.None);
            return pipe.Reader;
        })
        {
            OnConflict = OnConflict,
            KeepShareLinks = KeepShareLinks,
            Classification = file.Classification,
            Notes = string.IsNullOrEmpty(file.Notes) ? null : file.Notes,
            ExpireAt = file.ExpireAt > DateTime.UtcNow ? file.ExpireAt : null,
            TimestampCreation = file.TimestampCreation,
            TimestampModification = file.TimestampModification,
            PartSize = PartSize,
            Concurrency = 2,
            KeysDistributed = keys => KeysDistributed?.Invoke(file.Path, keys),
        };
        try
        {
            if (size == 0)
            {
                await VerifyEmptyAsync(file, cancellationToken).ConfigureAwait(false);
            }
            return await _target.Uploads.UploadAsync(request, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (pipe.Failure is not null && !cancellationToken.IsCancellationRequested)
        {
            ExceptionDispatchInfo.Capture(pipe.Failure!).Throw();
            throw;
        }
        finally
        {
            ended.Cancel();
            await download.ConfigureAwait(false);
        }
    }

    /// <summary>The download side. Its failures reach the caller through the pipe.</summary>
    private async Task FillAsync(DracoonNode file, TransferPipe pipe, CancellationToken cancellationToken)
    {
        try
        {
            await _source.Downloads.DownloadToAsync(file, pipe.Writer, new DownloadOptions(), null, cancellationToken).ConfigureAwait(false);
            pipe.Complete();
        }
        catch (DracoonCryptoException e)
        {
            pipe.Fail(new DracoonCryptoException(e.Error, $"'{file.Path}' can't be decrypted, and was not copied: {e.Message}", e));
        }
        catch (Exception e)
        {
            pipe.Fail(e);
        }
    }

    /// <summary>Without a byte there is none to hold back, so the empty file's tag is checked first.</summary>
    private Task VerifyEmptyAsync(DracoonNode file, CancellationToken cancellationToken) =>
        _source.Downloads.DownloadToAsync(file, Stream.Null, new DownloadOptions(), null, cancellationToken);
}
