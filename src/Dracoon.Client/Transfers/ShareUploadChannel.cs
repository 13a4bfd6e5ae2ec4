using System;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Authentication;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Transfers;

/// <summary>
/// An upload through an upload share: <c>POST /public/shares/uploads/{access_key}</c> and what follows. Only these paths take the keys of several
/// users, so that without S3, too, everything goes there, and not to the address that the answer names.
/// </summary>
internal sealed class ShareUploadChannel : UploadChannel<DracoonPublicUploadedFile>
{
    private readonly Func<JArray?> _keys;

    private ShareUploadChannel(ApiConnection api, string collection, string name, Func<JArray?> keys, JObject answer)
        : base(api, collection, answer, name)
    {
        _keys = keys;
    }

    private protected override string CompletionPath => "public/shares/uploads/***/***/s3";

    /// <param name="api">Without an access token.</param>
    /// <param name="request">The file.</param>
    /// <param name="direct">True for S3.</param>
    /// <param name="keys">Gives the file's keys for the room's users once all bytes are sent; null where nothing is encrypted.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public static async Task<ShareUploadChannel> CreateAsync(ApiConnection api, PublicUploadRequest request, bool direct, Func<JArray?> keys, CancellationToken cancellationToken)
    {
        string collection = "public/shares/uploads/" + Uri.EscapeDataString(request.Share.AccessKey);
        var body = new JObject { ["name"] = request.Name, ["size"] = request.Size };
        if (direct)
        {
            body["directS3Upload"] = true;
        }
        if (request.Password is not null)
        {
            body["password"] = SecureText.ToText(request.Password);
        }
        return new ShareUploadChannel(api, collection, request.Name, keys, await OpenAsync(api, collection, body, request, cancellationToken).ConfigureAwait(false));
    }

    public override JObject ChunkCompletionBody() => Body("items");

    private protected override JObject S3CompletionBody() => Body("userFileKeyList");

    private protected override DracoonPublicUploadedFile Read(JObject status) => Json.Read<PublicUploadStatus>(status).ToFile();

    private JObject Body(string name)
    {
        var body = new JObject();
        if (_keys() is JArray keys)
        {
            body[name] = keys;
        }
        return body;
    }
}
