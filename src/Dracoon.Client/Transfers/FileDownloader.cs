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
            string? partial = options.Resume ? PartialFile.PathFor(targetPath, file) : null;
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
            if (options.VerifyHash && key is null)
            {
                await ContentHash.VerifyAsync(temporary, file, cancellationToken).ConfigureAwait(false);
            }
            FileTimes.Set(temporary, file);
            Publish(file, temporary, targetPath, options.Overwrite);
        }
        catch (Exception e)
        {
            File.Delete(temporary); // no error when it is not there
            if (options.Resume && e is DracoonCryptoException or TransferException { Failure: TransferFailure.HashMismatch })
            {
                PartialFile.RemoveOthers(targetPath, file); // it would fail again
            }
            throw;
        }
        if (options.Resume)
        {
            PartialFile.RemoveOthers(targetPath, file);
        }
    }

    /// <summary>Reads a file's content into a stream. What the stream got is not verified before this returns.</summary>
    /// <param name="file">The file.</param>
    /// <param name="output">Gets the content, decrypted where the file is encrypted.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Gets the bytes that came, from any thread; null for none.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonCryptoException">The content or its key is damaged.</exception>
    public async Task DownloadToAsync(DracoonNode file, Stream output, DownloadOptions options, IProgress<TransferProgress>? progress, CancellationToken cancellationToken = default)
    {
        using FileKey? key = file.IsEncrypted ? await GetKeyAsync(file, cancellationToken).ConfigureAwait(false) : null;
        using var writer = new ContentWriter(output, key);
        await ReceiveAsync(file, writer, 0, options, progress, cancellationToken).ConfigureAwait(false);
        await writer.FinishAsync(cancellationToken).ConfigureAwait(false);
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

    /// <summary>The address to get a file's content from, and what can be told of it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The address with what belongs to it.</returns>
    public async Task<DracoonDownloadUrl> GetDownloadUrlAsync(DracoonNode file, CancellationToken cancellationToken = default) =>
        new(file, await GetUrlAsync(file.NodeId, cancellationToken).ConfigureAwait(false));

    private async Task<FileKey> GetKeyAsync(DracoonNode file, CancellationToken cancellationToken)
    {
        Keypair keypair = _session.RequireKeypair();
        EncryptedFileKey encrypted = await _session.FileKeys.GetUserFileKeyAsync(file.NodeId, keypair.Version, cancellationToken).ConfigureAwait(false);
        return keypair.DecryptFileKey(encrypted);
    }

    /// <summary>All bytes from <paramref name="start"/> on, in their order.</summary>
    private async Task ReceiveAsync(DracoonNode file, ContentWriter writer, long start, DownloadOptions options, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        long size = file.Size ?? throw new TransferException(TransferFailure.LengthMismatch, $"The server does not say how large '{file.Path}' is.");
        long done = start;
        using var source = new DownloadSource(_plainHttp, _session.BaseUri, file, size, options, ct => GetUrlAsync(file.NodeId, ct));
        await RangeReader.ReadAsync(source, writer, start, options,
            count => progress?.Report(new TransferProgress(file.Name, Interlocked.Add(ref done, count), size)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Fills the partial file up, as the server has it.</summary>
    private async Task ReceiveRestAsync(DracoonNode file, string partial, DownloadOptions options, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
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

    private static void Publish(DracoonNode file, string temporary, string targetPath, bool overwrite)
    {
        if (overwrite && File.Exists(targetPath))
        {
            File.Replace(temporary, targetPath, null);
            FileTimes.Set(targetPath, file); // Windows keeps those of the file that was there
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
