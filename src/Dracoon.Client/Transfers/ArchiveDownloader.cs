using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Transfers;

/// <summary>Receives several files and folders as one ZIP archive, which the server makes while it sends it.</summary>
public sealed class ArchiveDownloader
{
    private readonly DracoonSession _session;
    private readonly ApiConnection _api;
    private readonly ApiConnection _plainApi;

    internal ArchiveDownloader(DracoonSession session, ApiConnection api, HttpClient plainHttp)
    {
        _session = session;
        _api = api;
        _plainApi = new ApiConnection(plainHttp, session.BaseUri);
    }

    /// <summary>Receives an archive into a temporary file beside the target, checks that it is whole, and renames it. Nothing stays behind on failure.</summary>
    /// <param name="nodes">The files and folders. The server makes no archives of rooms and of what is encrypted.</param>
    /// <param name="targetPath">The whole local path; its folder exists.</param>
    /// <param name="options">How; an archive comes in one piece, so that there is nothing to resume.</param>
    /// <param name="direct">True for one request with the access token; false for an address with a token of its own.</param>
    /// <param name="progress">Gets the bytes that came, from any thread; null for none.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <returns>How many entries and bytes the archive has.</returns>
    /// <exception cref="TransferException">The target exists, or the archive is not whole.</exception>
    /// <exception cref="DracoonApiException">The server refused, for example because something is encrypted (400).</exception>
    /// <exception cref="DracoonConnectionException">The connection broke for good.</exception>
    public async Task<ArchiveInfo> DownloadAsync(IReadOnlyCollection<DracoonNode> nodes, string targetPath, DownloadOptions options, bool direct,
        IProgress<TransferProgress>? progress, CancellationToken cancellationToken = default)
    {
        if (!options.Overwrite && File.Exists(targetPath))
        {
            throw new TransferException(TransferFailure.TargetExists, $"'{targetPath}' exists already. Use -Force to replace it.");
        }
        string temporary = Path.Combine(Path.GetDirectoryName(targetPath)!, "." + Guid.NewGuid().ToString("N") + ".dracoon-part");
        try
        {
            ArchiveInfo info = await ReceiveAsync(nodes, temporary, Path.GetFileName(targetPath), options, direct, progress, cancellationToken).ConfigureAwait(false);
            Publish(temporary, targetPath, options.Overwrite);
            return info;
        }
        finally
        {
            File.Delete(temporary); // no error when it is not there
        }
    }

    /// <summary>From the beginning again as often as the connection breaks: the server makes each archive anew, and can't go on in the middle.</summary>
    private async Task<ArchiveInfo> ReceiveAsync(IReadOnlyCollection<DracoonNode> nodes, string temporary, string name, DownloadOptions options, bool direct,
        IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        long estimate = nodes.Sum(n => n.Size ?? 0);
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                using HttpResponseMessage response = await RequestAsync(nodes, direct, cancellationToken).ConfigureAwait(false);
                long length = await StoreAsync(response, temporary, options, count =>
                    progress?.Report(new TransferProgress(name, count, response.Content.Headers.ContentLength ?? Math.Max(estimate, count))), cancellationToken).ConfigureAwait(false);
                return new ArchiveInfo(Check(temporary, name), length);
            }
            catch (Exception e) when (IsBroken(e) && !cancellationToken.IsCancellationRequested)
            {
                if (attempt >= options.MaximumRetryCount)
                {
                    throw new DracoonConnectionException($"The connection broke {attempt + 1} times while '{name}' was received.", _session.BaseUri, false, e);
                }
            }
            await Task.Delay(TimeSpan.FromMilliseconds(100 * (1 << Math.Min(attempt, 6))), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<HttpResponseMessage> RequestAsync(IReadOnlyCollection<DracoonNode> nodes, bool direct, CancellationToken cancellationToken)
    {
        var body = new JObject { ["nodeIds"] = new JArray(nodes.Select(n => n.NodeId).Cast<object>().ToArray()) };
        if (direct)
        {
            using HttpRequestMessage post = new HttpRequestMessage(HttpMethod.Post, new Uri(_session.BaseUri, ApiConnection.Prefix + "nodes/zip/download"))
            {
                Content = new ByteArrayContent(Json.Write(body)),
            }.Streamed().Repeatable();
            post.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
            post.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/octet-stream"));
            return await _api.SendCheckedAsync(post, cancellationToken).ConfigureAwait(false);
        }
        // Another address for the same nodes does no harm, so this may be repeated.
        JObject answer = await _api.SendAsync<JObject>(HttpMethod.Post, "nodes/zip", null, body, cancellationToken, repeatable: true).ConfigureAwait(false);
        using HttpRequestMessage get = new HttpRequestMessage(HttpMethod.Get, new Uri(_session.BaseUri, (string?)answer["downloadUrl"] ?? "")).Streamed();
        return await _plainApi.SendCheckedAsync(get, cancellationToken).ConfigureAwait(false);
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

    private static bool IsBroken(Exception e) => e is HttpRequestException or ObjectDisposedException or OperationCanceledException
        || (e is IOException and not (FileNotFoundException or DirectoryNotFoundException));
}

/// <summary>An archive that was received.</summary>
public sealed class ArchiveInfo
{
    internal ArchiveInfo(int entryCount, long size)
    {
        EntryCount = entryCount;
        Size = size;
    }

    /// <summary>How many files and folders it has.</summary>
    public int EntryCount { get; }

    /// <summary>Its size in bytes.</summary>
    public long Size { get; }
}
