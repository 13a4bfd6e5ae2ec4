using System;
using System.Collections.Generic;
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
        var receiver = new ArchiveReceiver(_session.BaseUri, nodes.Aggregate(0L, (sum, n) => ByteCount.Add(sum, n.Size)), ct => RequestAsync(nodes, direct, ct),
            nodes.All(n => n.Size is not null) ? ArchiveReceiver.MostBeyond : ArchiveReceiver.NoLimit);
        return await receiver.DownloadAsync(targetPath, options, progress, cancellationToken).ConfigureAwait(false);
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
        using HttpRequestMessage get = new HttpRequestMessage(HttpMethod.Get, NamedAddress.Resolve(_session.BaseUri, (string?)answer["downloadUrl"])).Streamed();
        return await _plainApi.SendCheckedAsync(get, cancellationToken).ConfigureAwait(false);
    }
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
