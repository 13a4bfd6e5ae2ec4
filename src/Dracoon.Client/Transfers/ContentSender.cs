using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Crypto;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Transfers;

/// <summary>Sends content into an open channel: to S3 directly or through DRACOON itself. Whatever ends it early also removes what the server had of it.</summary>
internal sealed class ContentSender
{
    private readonly ApiConnection _api;
    private readonly HttpClient _plainHttp;
    private readonly Uri _baseUri;

    /// <param name="api">What channels are opened with.</param>
    /// <param name="plainHttp">Without a token.</param>
    /// <param name="baseUri">The server.</param>
    public ContentSender(ApiConnection api, HttpClient plainHttp, Uri baseUri)
    {
        _api = api;
        _plainHttp = plainHttp;
        _baseUri = baseUri;
    }

    /// <exception cref="DracoonCryptoException">The content is too large to be encrypted.</exception>
    public static void RequireEncryptable(UploadContent content)
    {
        if (content.Size > FileEncryptor.MaximumFileSize)
        {
            throw new DracoonCryptoException(CryptoError.FileTooLarge,
                $"'{content.Name}' has {content.Size} bytes; an encrypted file has at most {FileEncryptor.MaximumFileSize}.");
        }
    }

    /// <param name="content">The content and how it is cut.</param>
    /// <param name="source">The same, opened.</param>
    /// <param name="channel">Where it goes.</param>
    /// <param name="direct">True for S3.</param>
    /// <param name="progress">Gets the bytes that went out, from any thread; null for none.</param>
    /// <param name="cancellationToken">Cancels the upload.</param>
    /// <returns>What the file is on the server.</returns>
    public async Task<T> SendAsync<T>(UploadContent content, ContentSource source, UploadChannel<T> channel, bool direct, IProgress<TransferProgress>? progress,
        CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var meter = new UploadMeter(content.Name, content.Size, progress);
            if (direct)
            {
                var parts = new S3PartSender(_plainHttp, channel, new PartPlan(content.Size, content.PartSize), content.Concurrency, meter, content.Buffers);
                JArray sent = await parts.SendAsync(source, cancellationToken).ConfigureAwait(false);
                return await channel.CompleteS3Async(sent, cancellationToken).ConfigureAwait(false);
            }
            var chunks = new ChunkSender(_api, _plainHttp, _baseUri, channel);
            await chunks.SendAsync(source, content, meter, cancellationToken).ConfigureAwait(false);
            return await chunks.CompleteAsync<T>(channel.ChunkCompletionBody(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not TransferException { Failure: TransferFailure.FinishTimeout })
        {
            await channel.AbandonAsync().ConfigureAwait(false);
            throw;
        }
    }
}
