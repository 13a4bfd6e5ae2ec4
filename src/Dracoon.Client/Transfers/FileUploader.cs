using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Crypto;

namespace Dracoon.Client.Transfers;

/// <summary>Sends files: to S3 directly where the server has it, encrypted where the room is.</summary>
public sealed class FileUploader
{
    private readonly DracoonSession _session;
    private readonly ApiConnection _api;
    private readonly ApiConnection _plainApi;
    private readonly ContentSender _sender;

    internal FileUploader(DracoonSession session, ApiConnection api, HttpClient plainHttp)
    {
        _session = session;
        _api = api;
        _plainApi = new ApiConnection(plainHttp, session.BaseUri);
        _sender = new ContentSender(api, plainHttp, session.BaseUri);
    }

    /// <summary>Sends one file. Whatever ends it early also removes what the server had of it.</summary>
    /// <param name="request">The file and its settings.</param>
    /// <param name="progress">Gets the bytes that went out, from any thread; null for none.</param>
    /// <param name="cancellationToken">Cancels the upload.</param>
    /// <returns>The file on the server.</returns>
    /// <exception cref="DracoonApiException">The server refused, for example because the name is taken (409).</exception>
    /// <exception cref="KeypairLockedException">The room is encrypted and the keypair locked.</exception>
    /// <exception cref="DracoonCryptoException">The file is too large to be encrypted.</exception>
    /// <exception cref="TransferException">The file changed meanwhile, or the storage failed.</exception>
    /// <exception cref="SessionClosedException">The session ended meanwhile.</exception>
    public Task<DracoonNode> UploadAsync(UploadRequest request, IProgress<TransferProgress>? progress, CancellationToken cancellationToken = default) =>
        _session.WhileOpenAsync(token => SendAsync(request, progress, token), cancellationToken);

    private async Task<DracoonNode> SendAsync(UploadRequest request, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        PublicKey? ownKey = request.Parent.IsEncrypted ? _session.RequireKeypair().PublicKey : null;
        if (ownKey is not null)
        {
            ContentSender.RequireEncryptable(request);
        }
        using FileKey? fileKey = ownKey is null ? null : FileKey.Generate();
        using var source = new ContentSource(request, fileKey); // opened first: what can't be read needs no upload
        bool direct = _session.UsesS3Storage;
        NodeUploadChannel channel = await NodeUploadChannel.CreateAsync(_api, _plainApi, request, direct, () => ownKey?.EncryptFileKey(fileKey!), cancellationToken).ConfigureAwait(false);
        DracoonNode node;
        try
        {
            node = await _sender.SendAsync(request, source, channel, direct, progress, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _session.CountChange(); // its last request may not have needed the session's token
        }
        if (ownKey is not null)
        {
            FileKeyDistribution distribution = await _session.KeyDistributor.DistributeAfterUploadAsync(node.NodeId, cancellationToken).ConfigureAwait(false);
            request.KeysDistributed?.Invoke(distribution);
        }
        return node;
    }
}
