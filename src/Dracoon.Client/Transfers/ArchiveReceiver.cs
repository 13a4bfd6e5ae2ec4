using System;
using System.IO;
using System.IO.Compression;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Dracoon.Client.Transfers;

/// <summary>Brings a ZIP archive, which the server makes while it sends it, to the disk.</summary>
internal sealed class ArchiveReceiver
{
    /// <summary>Names and times of some millions of entries.</summary>
    public const long MostBeyond = 1L << 30;

    /// <summary>For what has no size that is known.</summary>
    public const long NoLimit = long.MaxValue;

    private readonly Uri _baseUri;
    private readonly long _estimate;
    private readonly long _most;
    private readonly Func<CancellationToken, Task<HttpResponseMessage>> _request;

    /// <param name="baseUri">The server.</param>
    /// <param name="estimate">Bytes of what is in it.</param>
    /// <param name="request">Asks for the archive.</param>
    /// <param name="mostBeyond">How many bytes it may have beyond twice the estimate: it has names and times of every entry, too, and what changes while it is made.</param>
    public ArchiveReceiver(Uri baseUri, long estimate, Func<CancellationToken, Task<HttpResponseMessage>> request, long mostBeyond = MostBeyond)
    {
        _most = ByteCount.Add(ByteCount.Add(estimate, estimate), mostBeyond);
        _baseUri = baseUri;
        _estimate = estimate;
        _request = request;
    }

    /// <summary>Receives into a temporary file beside the target, checks that it is whole, and renames it. Nothing stays behind on failure.</summary>
    /// <exception cref="TransferException">The target exists, or the archive is not whole.</exception>
    public async Task<ArchiveInfo> DownloadAsync(string targetPath, DownloadOptions options, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        FileReceiver.RequireFree(targetPath, options);
        string temporary = UnfinishedFile.PathBeside(targetPath);
        try
        {
            ArchiveInfo info = await ReceiveAsync(temporary, Path.GetFileName(targetPath), options, progress, cancellationToken).ConfigureAwait(false);
            UnfinishedFile.Publish(temporary, targetPath, options.Overwrite);
            return info;
        }
        finally
        {
            File.Delete(temporary); // no error when it is not there
        }
    }

    /// <summary>From the beginning again as often as the connection breaks: the server makes each archive anew, and can't go on in the middle.</summary>
    private async Task<ArchiveInfo> ReceiveAsync(string temporary, string name, DownloadOptions options, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                using HttpResponseMessage response = await _request(cancellationToken).ConfigureAwait(false);
                RequireBelowLimit(response.Content.Headers.ContentLength ?? 0, name);
                long length = await StoreAsync(response, temporary, options, count =>
                {
                    RequireBelowLimit(count, name);
                    progress?.Report(new TransferProgress(name, count, response.Content.Headers.ContentLength ?? Math.Max(_estimate, count)));
                }, cancellationToken).ConfigureAwait(false);
                return new ArchiveInfo(Check(temporary, name), length);
            }
            catch (Exception e) when (IsBroken(e) && !cancellationToken.IsCancellationRequested)
            {
                if (attempt >= options.MaximumRetryCount)
                {
                    throw new DracoonConnectionException($"The connection broke {attempt + 1} times while '{name}' was received.", _baseUri, false, e);
                }
            }
            await Task.Delay(TimeSpan.FromMilliseconds(100 * (1 << Math.Min(attempt, 6))), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>It has no length that is known before, and a server that does not end would fill the disk.</summary>
    private void RequireBelowLimit(long length, string name)
    {
        if (length > _most)
        {
            throw new TransferException(TransferFailure.LengthMismatch,
                $"What the server sends for '{name}' has more than {_most} bytes, though what is in it has {_estimate}. Nothing was written.");
        }
    }

    private static async Task<long> StoreAsync(HttpResponseMessage response, string path, DownloadOptions options, Action<long> report, CancellationToken cancellationToken)
    {
        using var output = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 256 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);
        using var writer = new ContentWriter(output, null);
        // A token does not interrupt a read on .NET Framework; disposing the answer does.
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using (stall.Token.Register(response.Dispose))
        {
            Stream body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
            byte[] buffer = new byte[DownloadSource.ChunkSize];
            while (true)
            {
                stall.CancelAfter(options.StallTimeout);
                int n = await body.ReadAsync(buffer, 0, buffer.Length, stall.Token).ConfigureAwait(false);
                if (n == 0)
                {
                    break;
                }
                await writer.WriteAsync(buffer, n, cancellationToken).ConfigureAwait(false);
                report(writer.BytesReceived);
            }
            cancellationToken.ThrowIfCancellationRequested();
            if (response.Content.Headers.ContentLength is long length && length != writer.BytesReceived)
            {
                throw new IOException($"{writer.BytesReceived} of {length} bytes came.");
            }
        }
        await writer.FinishAsync(cancellationToken).ConfigureAwait(false);
        return writer.BytesReceived;
    }

    /// <summary>The list of entries is the archive's end: an archive that broke off has none.</summary>
    private static int Check(string path, string name)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            return archive.Entries.Count;
        }
        catch (InvalidDataException e)
        {
            throw new TransferException(TransferFailure.LengthMismatch, $"What the server sent for '{name}' is no whole archive: {e.Message} Nothing was written.", e);
        }
    }

    private static bool IsBroken(Exception e) => e is HttpRequestException or ObjectDisposedException or OperationCanceledException
        || (e is IOException and not (FileNotFoundException or DirectoryNotFoundException));
}
