using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Crypto;

namespace Dracoon.Client.Transfers;

/// <summary>Receives files. A file gets its name only when all of it is there and, if it was encrypted, proven to be what was sent.</summary>
public sealed class FileDownloader
{
    private readonly DracoonSession _session;
    private readonly ApiConnection _api;
    private readonly HttpClient _plainHttp;

    internal FileDownloader(DracoonSession session, ApiConnection api, HttpClient plainHttp)
    {
        _session = session;
        _api = api;
        _plainHttp = plainHttp;
    }

    /// <summary>Receives one file into a temporary file beside the target, checks it, and renames it. Nothing stays behind on failure.</summary>
    /// <param name="file">The file.</param>
    /// <param name="targetPath">The whole local path; its folder exists.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Gets the bytes that came, from any thread; null for none.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <returns>A task.</returns>
    /// <exception cref="TransferException">The target exists, or the length is wrong.</exception>
    /// <exception cref="DracoonCryptoException">The content or its key is damaged.</exception>
    /// <exception cref="KeypairLockedException">The file is encrypted and the keypair locked.</exception>
    /// <exception cref="DracoonApiException">The server refused.</exception>
    /// <exception cref="DracoonConnectionException">The connection broke for good.</exception>
    public async Task DownloadAsync(DracoonNode file, string targetPath, DownloadOptions options, IProgress<TransferProgress>? progress, CancellationToken cancellationToken = default)
    {
        if (!options.Overwrite && File.Exists(targetPath))
        {
            throw new TransferException(TransferFailure.TargetExists, $"'{targetPath}' exists already. Use -Force to replace it.");
        }
        using FileKey? key = file.IsEncrypted ? await GetKeyAsync(file, cancellationToken).ConfigureAwait(false) : null;
        string temporary = Path.Combine(Path.GetDirectoryName(targetPath)!, "." + Guid.NewGuid().ToString("N") + ".dracoon-part");
        try
        {
            using (var output = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 256 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan))
            {
                var writer = new ContentWriter(output, key);
                await ReceiveAsync(file, writer, options, progress, cancellationToken).ConfigureAwait(false);
                await writer.FinishAsync(cancellationToken).ConfigureAwait(false);
            }
            if (file.TimestampModification is DateTime modified)
            {
                File.SetLastWriteTimeUtc(temporary, modified);
            }
            Publish(temporary, targetPath, options.Overwrite);
        }
        catch
        {
            File.Delete(temporary); // no error when it is not there
            throw;
        }
    }

    /// <summary>The address to get a file's content from, without a token, for a short time: <c>POST /nodes/files/{file_id}/downloads</c>.</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The address. Who has it can read the (possibly encrypted) content.</returns>
    public async Task<Uri> GetUrlAsync(long fileId, CancellationToken cancellationToken = default)
    {
        // Another address for the same file does no harm, so this may be repeated.
        var answer = await _api.SendAsync<Newtonsoft.Json.Linq.JObject>(HttpMethod.Post,
            FormattableString.Invariant($"nodes/files/{fileId}/downloads"), null, null, cancellationToken, repeatable: true).ConfigureAwait(false);
        return new Uri(_session.BaseUri, (string?)answer["downloadUrl"] ?? "");
    }

    private async Task<FileKey> GetKeyAsync(DracoonNode file, CancellationToken cancellationToken)
    {
        Keypair keypair = _session.RequireKeypair();
        EncryptedFileKey encrypted = await _session.FileKeys.GetUserFileKeyAsync(file.NodeId, keypair.Version, cancellationToken).ConfigureAwait(false);
        return keypair.DecryptFileKey(encrypted);
    }

    /// <summary>All bytes in their order. A connection that breaks is taken up at the last good byte, encrypted or not.</summary>
    private async Task ReceiveAsync(DracoonNode file, ContentWriter writer, DownloadOptions options, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        long total = file.Size ?? throw new TransferException(TransferFailure.LengthMismatch, $"The server does not say how large '{file.Path}' is.");
        Uri url = await GetUrlAsync(file.NodeId, cancellationToken).ConfigureAwait(false);
        int fruitless = 0;
        do
        {
            long before = writer.BytesReceived;
            try
            {
                if (await ReceivePieceAsync(file, url, total, writer, mayBeExpired: fruitless == 0, options, progress, cancellationToken).ConfigureAwait(false))
                {
                    if (writer.BytesReceived == total)
                    {
                        return;
                    }
                }
                else
                {
                    url = await GetUrlAsync(file.NodeId, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (Exception e) when (IsBroken(e) && !cancellationToken.IsCancellationRequested)
            {
                if (fruitless >= options.MaximumRetryCount)
                {
                    throw new DracoonConnectionException($"The connection broke {fruitless + 1} times while '{file.Path}' was received, at byte {writer.BytesReceived} of {total}.", url, false, e);
                }
            }
            cancellationToken.ThrowIfCancellationRequested();
            fruitless = writer.BytesReceived > before ? 0 : fruitless + 1;
            if (fruitless > options.MaximumRetryCount)
            {
                throw new TransferException(TransferFailure.LengthMismatch, $"The server gave {writer.BytesReceived} of the {total} bytes of '{file.Path}'.");
            }
            await Task.Delay(TimeSpan.FromMilliseconds(200 * (1 << Math.Min(fruitless, 6))), cancellationToken).ConfigureAwait(false);
        }
        while (true);
    }

    /// <summary>Reads one answer to its end.</summary>
    /// <returns>False when the address is no longer valid, and nothing was read.</returns>
    private async Task<bool> ReceivePieceAsync(DracoonNode file, Uri url, long total, ContentWriter writer, bool mayBeExpired, DownloadOptions options,
        IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url).Streamed();
        long start = writer.BytesReceived;
        if (start > 0)
        {
            request.Headers.Range = new System.Net.Http.Headers.RangeHeaderValue(start, null);
        }
        using HttpResponseMessage response = await _plainHttp.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (mayBeExpired && response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.Unauthorized)
        {
            return false;
        }
        if (!response.IsSuccessStatusCode)
        {
            throw await ErrorReader.ReadAsync(request, response, _session.BaseUri).ConfigureAwait(false);
        }
        CheckRange(file, response, start, total);
        // A token does not interrupt a read on .NET Framework; disposing the answer does.
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using (stall.Token.Register(response.Dispose))
        {
            Stream body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
            byte[] buffer = new byte[ContentWriter.ChunkSize];
            while (true)
            {
                stall.CancelAfter(options.StallTimeout);
                int n = await body.ReadAsync(buffer, 0, buffer.Length, stall.Token).ConfigureAwait(false);
                if (n == 0)
                {
                    return true;
                }
                if (writer.BytesReceived + n > total)
                {
                    throw new TransferException(TransferFailure.LengthMismatch, $"The server gave more than the {total} bytes of '{file.Path}'.");
                }
                await writer.WriteAsync(buffer, n, cancellationToken).ConfigureAwait(false);
                progress?.Report(new TransferProgress(file.Name, writer.BytesReceived, total));
            }
        }
    }

    /// <summary>The bytes must be those that were asked for: a server or proxy that ignores Range would write the beginning into the middle.</summary>
    private static void CheckRange(DracoonNode file, HttpResponseMessage response, long start, long total)
    {
        var range = response.Content.Headers.ContentRange;
        bool right = start == 0
            ? response.StatusCode == HttpStatusCode.OK || range?.From == 0
            : response.StatusCode == HttpStatusCode.PartialContent && range?.From == start && (range.Length is null || range.Length == total);
        if (!right)
        {
            throw new TransferException(TransferFailure.LengthMismatch, $"The server did not give '{file.Path}' from byte {start}, as asked for; the file may have changed.");
        }
        if (start == 0 && response.Content.Headers.ContentLength is long length && length != total)
        {
            throw new TransferException(TransferFailure.LengthMismatch, $"'{file.Path}' has {total} bytes, but the server gives {length}.");
        }
    }

    private static bool IsBroken(Exception e) => e is IOException or HttpRequestException or ObjectDisposedException or OperationCanceledException;

    private static void Publish(string temporary, string targetPath, bool overwrite)
    {
        if (overwrite && File.Exists(targetPath))
        {
            File.Replace(temporary, targetPath, null);
            return;
        }
        try
        {
            File.Move(temporary, targetPath);
        }
        catch (IOException e) when (File.Exists(targetPath))
        {
            throw new TransferException(TransferFailure.TargetExists, $"'{targetPath}' came into being meanwhile. Use -Force to replace it.", e);
        }
    }
}
