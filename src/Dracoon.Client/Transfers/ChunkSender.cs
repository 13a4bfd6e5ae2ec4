using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Crypto;

namespace Dracoon.Client.Transfers;

/// <summary>Sends a file through DRACOON itself, where there is no S3: <c>POST</c> and <c>PUT /uploads/{token}</c>.</summary>
internal sealed class ChunkSender
{
    private const int SlowestRate = 50_000;

    private readonly HttpClient _http;
    private readonly ApiConnection _plainApi;
    private readonly Uri _url;

    public ChunkSender(HttpClient http, Uri baseUri, UploadChannel channel)
    {
        _http = http;
        _plainApi = new ApiConnection(http, baseUri);
        _url = new Uri(baseUri, channel.UploadUrl);
    }

    /// <summary>Sends everything, in chunks with their <c>Content-Range</c>.</summary>
    public async Task SendAsync(ContentSource source, UploadRequest request, UploadMeter meter, CancellationToken cancellationToken)
    {
        int chunkSize = (int)Math.Min(Math.Max(request.PartSize, 1), Math.Max(request.Size, 1));
        byte[] buffer = new byte[chunkSize];
        long offset = 0;
        do
        {
            int size = (int)Math.Min(chunkSize, request.Size - offset);
            await source.FillAsync(buffer, size, cancellationToken).ConfigureAwait(false);
            var part = new PartContent(buffer, size, meter.Part());
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            using var form = new MultipartFormDataContent { { part, "file", "file" } };
            using var message = new HttpRequestMessage(HttpMethod.Post, _url) { Content = form };
            if (size > 0)
            {
                form.Headers.ContentRange = new ContentRangeHeaderValue(offset, offset + size - 1, request.Size);
            }
            message.WithTimeout(TimeSpan.FromSeconds(100 + ((double)size / SlowestRate)));
            using HttpResponseMessage response = await _plainApi.SendCheckedAsync(message, cancellationToken).ConfigureAwait(false);
            offset += size;
        }
        while (offset < request.Size);
        await source.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the upload; the file is there when this returns.</summary>
    public Task<DracoonNode> CompleteAsync(UploadChannel channel, EncryptedFileKey? key, CancellationToken cancellationToken) =>
        SendJsonAsync(channel.CompletionBody(key), cancellationToken);

    private async Task<DracoonNode> SendJsonAsync(Newtonsoft.Json.Linq.JObject body, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Put, _url) { Content = new ByteArrayContent(Json.Write(body)) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        return await _plainApi.SendAsync<DracoonNode>(message, cancellationToken).ConfigureAwait(false);
    }
}
