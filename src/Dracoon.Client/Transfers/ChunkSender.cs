using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Transfers;

/// <summary>
/// Sends a file through DRACOON itself, where there is no S3: <c>POST</c> and <c>PUT /uploads/{token}</c>. A server that is too old to give that
/// address gets it at <c>/nodes/files/uploads/{upload_id}</c>, and that is also how what goes through an upload share is sent, at its own path.
/// </summary>
internal sealed class ChunkSender
{
    private const int SlowestRate = 50_000;

    private readonly ApiConnection _connection;
    private readonly Uri _url;

    /// <param name="api">What the channel was opened with: with the access token, where there is one.</param>
    /// <param name="plainHttp">Without it: the channel's address is itself the right to send.</param>
    /// <param name="baseUri">The server.</param>
    /// <param name="channel">The upload.</param>
    public ChunkSender(ApiConnection api, HttpClient plainHttp, Uri baseUri, UploadChannel channel)
    {
        bool byPath = channel.UploadUrl.Length == 0;
        _connection = byPath ? api : new ApiConnection(plainHttp, baseUri);
        _url = byPath ? new Uri(baseUri, ApiConnection.Prefix + channel.Path) : NamedAddress.Resolve(baseUri, channel.UploadUrl);
    }

    /// <summary>Sends everything, in chunks with their <c>Content-Range</c>.</summary>
    public async Task SendAsync(ContentSource source, UploadContent request, UploadMeter meter, CancellationToken cancellationToken)
    {
        int chunkSize = ChunkSize(request.Size, request.PartSize);
        BufferPool buffers = request.Buffers ?? new BufferPool(chunkSize);
        byte[] buffer = await buffers.RentAsync(chunkSize, cancellationToken).ConfigureAwait(false);
        try
        {
            foreach ((ContentRangeHeaderValue? range, int size) in Chunks(request.Size, chunkSize))
            {
                await source.FillAsync(buffer, size, cancellationToken).ConfigureAwait(false);
                await SendChunkAsync(buffer, size, range, meter, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            buffers.Return(buffer);
        }
        await source.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the upload; the file is there when this returns.</summary>
    public async Task<T> CompleteAsync<T>(JObject body, CancellationToken cancellationToken)
        where T : class
    {
        using var message = new HttpRequestMessage(HttpMethod.Put, _url) { Content = new ByteArrayContent(Json.Write(body)) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        return await _connection.SendAsync<T>(message, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Bytes of each chunk but the last one.</summary>
    internal static int ChunkSize(long total, int partSize) => (int)Math.Min(Math.Max(partSize, 1), total);

    /// <summary>Which bytes go in which chunk; an empty file is one chunk that has no range.</summary>
    internal static IEnumerable<(ContentRangeHeaderValue? Range, int Size)> Chunks(long total, int chunkSize)
    {
        long offset = 0;
        do
        {
            int size = (int)Math.Min(chunkSize, total - offset);
            yield return (size > 0 ? new ContentRangeHeaderValue(offset, offset + size - 1, total) : null, size);
            offset += size;
        }
        while (offset < total);
    }

    private async Task SendChunkAsync(byte[] buffer, int size, ContentRangeHeaderValue? range, UploadMeter meter, CancellationToken cancellationToken)
    {
        var part = new PartContent(buffer, size, meter.Part());
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var form = new MultipartFormDataContent { { part, "file", "file" } };
        form.Headers.ContentRange = range;
        using var message = new HttpRequestMessage(HttpMethod.Post, _url) { Content = form };
        // The range says where the bytes belong, so the same chunk may come twice.
        message.Repeatable().WithTransferTime(TimeSpan.FromSeconds((double)size / SlowestRate));
        using HttpResponseMessage response = await _connection.SendCheckedAsync(message, cancellationToken).ConfigureAwait(false);
    }
}
