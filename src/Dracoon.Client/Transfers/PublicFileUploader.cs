using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Api;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Crypto;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Transfers;

/// <summary>Sends files through upload shares: to S3 directly where the server has it, encrypted for the room's users where the room is encrypted.</summary>
public sealed class PublicFileUploader
{
    private readonly PublicSharesApi _shares;
    private readonly ApiConnection _api;
    private readonly ContentSender _sender;

    internal PublicFileUploader(PublicSharesApi shares, ApiConnection api, HttpClient plainHttp)
    {
        _shares = shares;
        _api = api;
        _sender = new ContentSender(api, plainHttp, shares.BaseUri);
    }

    /// <summary>Sends one file. Whatever ends it early also removes what the server had of it.</summary>
    /// <param name="request">The file and the share.</param>
    /// <param name="progress">Gets the bytes that went out, from any thread; null for none.</param>
    /// <param name="cancellationToken">Cancels the upload.</param>
    /// <returns>The file on the server, as far as visitors see it.</returns>
    /// <exception cref="SharePasswordException">The password is wrong or missing.</exception>
    /// <exception cref="DracoonApiException">The server refused, for example because the share takes no more files (400, -50506) or bytes (507, -50504).</exception>
    /// <exception cref="DracoonCryptoException">The file is too large to be encrypted, or nobody's public key can be used.</exception>
    /// <exception cref="TransferException">The file changed meanwhile, or the storage failed.</exception>
    [ApiOperation("POST /public/shares/uploads/{access_key}")]
    [ApiOperation("POST /public/shares/uploads/{access_key}/{upload_id}/s3_urls")]
    [ApiOperation("PUT /public/shares/uploads/{access_key}/{upload_id}/s3")]
    [ApiOperation("GET /public/shares/uploads/{access_key}/{upload_id}")]
    [ApiOperation("POST /public/shares/uploads/{access_key}/{upload_id}")]
    [ApiOperation("PUT /public/shares/uploads/{access_key}/{upload_id}")]
    [ApiOperation("DELETE /public/shares/uploads/{access_key}/{upload_id}")]
    public async Task<DracoonPublicUploadedFile> UploadAsync(PublicUploadRequest request, IProgress<TransferProgress>? progress, CancellationToken cancellationToken = default)
    {
        DracoonPublicUploadShare share = request.Share;
        IReadOnlyList<(long UserId, PublicKey Key)>? keys = share.IsEncrypted == true ? ReadKeys(request) : null;
        if (keys is not null)
        {
            ContentSender.RequireEncryptable(request);
        }
        using FileKey? fileKey = keys is null ? null : FileKey.Generate();
        using var source = new ContentSource(request, fileKey); // opened first: what can't be read needs no upload
        bool direct = await _shares.UsesS3Async(cancellationToken).ConfigureAwait(false);
        ShareUploadChannel channel;
        try
        {
            channel = await ShareUploadChannel.CreateAsync(_api, request, direct, () => keys is null ? null : Encrypt(fileKey!, keys), cancellationToken).ConfigureAwait(false);
        }
        catch (DracoonApiException e) when (e.StatusCode == 401)
        {
            throw new SharePasswordException(share.Name, request.Password is null, e);
        }
        return await _sender.SendAsync(request, source, channel, direct, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One key for each user and version, the newest of several. One that can't be read leaves its user out, whom somebody else can give the file's key later.</summary>
    private static List<(long UserId, PublicKey Key)> ReadKeys(PublicUploadRequest request)
    {
        var keys = new List<(long, PublicKey)>();
        var leftOut = new List<long>();
        IEnumerable<UserPublicKey> all = request.Share.PublicKeys?.Items ?? Enumerable.Empty<UserPublicKey>();
        foreach (IGrouping<(long Id, string Version), UserPublicKey> owner in all.Where(k => k.PublicKeyContainer is not null).GroupBy(k => (k.Id, k.PublicKeyContainer!.Version)))
        {
            try
            {
                keys.Add((owner.Key.Id, owner.OrderByDescending(k => k.PublicKeyContainer!.CreatedAt).First().PublicKeyContainer!.ToPublicKey()));
            }
            catch (DracoonCryptoException)
            {
                leftOut.Add(owner.Key.Id);
            }
        }
        if (keys.Count == 0)
        {
            throw new DracoonCryptoException(CryptoError.InvalidKey, $"'{request.Share.Name}' leads into an encrypted room, but nobody in it has a public key that could be used.");
        }
        if (leftOut.Count > 0)
        {
            request.KeysLeftOut?.Invoke(leftOut);
        }
        return keys;
    }

    private static JArray Encrypt(FileKey fileKey, IReadOnlyList<(long UserId, PublicKey Key)> keys)
    {
        var made = new JObject[keys.Count];
        Parallel.For(0, made.Length, i => made[i] = new JObject
        {
            ["userId"] = keys[i].UserId,
            ["fileKey"] = FileKeyContainer.Write(keys[i].Key.EncryptFileKey(fileKey)),
        });
        return new JArray(made.Cast<object>().ToArray());
    }
}
