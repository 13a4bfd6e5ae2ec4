using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Models;
using Dracoon.Crypto;

namespace Dracoon.Client.Transfers;

/// <summary>Brings a file's content from the server to the disk. A file gets its name only when all of it is there and, if it was encrypted, proven to be what was sent.</summary>
internal sealed class FileReceiver
{
    private readonly HttpClient _plainHttp;
    private readonly Uri _baseUri;

    public FileReceiver(HttpClient plainHttp, Uri baseUri)
    {
        _plainHttp = plainHttp;
        _baseUri = baseUri;
    }

    /// <exception cref="TransferException">The target exists, and must not be replaced.</exception>
    public static void RequireFree(string targetPath, DownloadOptions options)
    {
        if (!options.Overwrite && File.Exists(targetPath))
        {
            throw new TransferException(TransferFailure.TargetExists, $"'{targetPath}' exists already. Use -Force to replace it.");
        }
    }

    /// <summary>Receives into a temporary file beside the target, checks it, and renames it. Nothing stays behind on failure but what <see cref="DownloadOptions.Resume"/> keeps.</summary>
    public async Task DownloadAsync(RemoteFile file, FileKey? key, string targetPath, DownloadOptions options, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        string temporary = UnfinishedFile.PathBeside(targetPath);
        DracoonNode? resumed = options.Resume ? file.Node : null;
        try
        {
            string? partial = resumed is null ? null : PartialFile.PathFor(targetPath, resumed);
            if (partial is not null)
            {
                await ReceiveRestAsync(file, partial, options, progress, cancellationToken).ConfigureAwait(false);
            }
            if (partial is not null && key is null)
            {
                File.Move(partial, temporary);
            }
            else
            {
                using FileStream output = Create(temporary, FileMode.CreateNew);
                using var writer = new ContentWriter(output, key);
                if (partial is null)
                {
                    await ReceiveAsync(file, writer, 0, options, progress, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    await DecryptAsync(partial, writer, cancellationToken).ConfigureAwait(false);
                }
                await writer.FinishAsync(cancellationToken).ConfigureAwait(false);
            }
            if (options.VerifyHash && key is null && file.Node is not null)
            {
                await ContentHash.VerifyAsync(temporary, file.Node, cancellationToken).ConfigureAwait(false);
            }
            SetTimes(temporary, file);
            if (UnfinishedFile.Publish(temporary, targetPath, options.Overwrite))
            {
                SetTimes(targetPath, file); // Windows keeps those of the file that was there
            }
        }
        catch (Exception e)
        {
            File.Delete(temporary); // no error when it is not there
            if (resumed is not null && e is DracoonCryptoException or TransferException { Failure: TransferFailure.HashMismatch })
            {
                PartialFile.RemoveOthers(targetPath, resumed!); // it would fail again
            }
            throw;
        }
        if (resumed is not null)
        {
            PartialFile.RemoveOthers(targetPath, resumed);
        }
    }

    /// <summary>All bytes from <paramref name="start"/> on, in their order.</summary>
    public async Task ReceiveAsync(RemoteFile file, ContentWriter writer, long start, DownloadOptions options, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        long size = file.Size;
        long done = start;
        using var source = new DownloadSource(_plainHttp, _baseUri, file.Path, size, options, file.GetUrl);
        await RangeReader.ReadAsync(source, writer, start, options,
            count => progress?.Report(new TransferProgress(file.Name, Interlocked.Add(ref done, count), size)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Fills the partial file up, as the server has it.</summary>
    private async Task ReceiveRestAsync(RemoteFile file, string partial, DownloadOptions options, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        PartialFile.RemoveLink(partial);
        SpecialFile.Refuse(partial);
        using FileStream output = Create(partial, FileMode.OpenOrCreate);
        if (output.Length > file.Size)
        {
            output.SetLength(0);
        }
        output.Position = output.Length;
        using var writer = new ContentWriter(output, null);
        if (output.Length < file.Size)
        {
            await ReceiveAsync(file, writer, output.Length, options, progress, cancellationToken).ConfigureAwait(false);
        }
        await writer.FinishAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task DecryptAsync(string partial, ContentWriter writer, CancellationToken cancellationToken)
    {
        using (var input = new FileStream(partial, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan))
        {
            byte[] buffer = new byte[1024 * 1024];
            int n;
            while ((n = await input.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
            {
                await writer.WriteAsync(buffer, n, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static FileStream Create(string path, FileMode mode) =>
        new(path, mode, FileAccess.Write, FileShare.None, 256 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);

    private static void SetTimes(string path, RemoteFile file)
    {
        if (file.Node is not null)
        {
            FileTimes.Set(path, file.Node);
        }
    }
}
