using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Crypto;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Transfers;

/// <summary>An upload into a room or folder: <c>POST /nodes/files/uploads</c> and what follows.</summary>
internal sealed class NodeUploadChannel : UploadChannel<DracoonNode>
{
    private const string Collection = "nodes/files/uploads";

    private readonly UploadRequest _request;
    private readonly Func<EncryptedFileKey?> _key;
    private readonly ApiConnection _plainApi;
    private readonly bool _isDirect;

    private NodeUploadChannel(ApiConnection api, ApiConnection plainApi, UploadRequest request, bool direct, Func<EncryptedFileKey?> key, JObject answer)
        : base(api, Collection, answer, request.Name)
    {
        _request = request;
        _key = key;
        _plainApi = plainApi;
        _isDirect = direct;
        UploadUrl = (string?)answer["uploadUrl"] ?? "";
    }

    public override string UploadUrl { get; }

    private protected override string CompletionPath => Collection + "/***/s3";

    /// <param name="api">With the access token.</param>
    /// <param name="plainApi">Without it: the address that bytes go to is itself the right to send, and to take back.</param>
    /// <param name="request">The file and its settings.</param>
    /// <param name="direct">True for S3.</param>
    /// <param name="key">Gives the file's key once all bytes are sent; null where nothing is encrypted.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public static async Task<NodeUploadChannel> CreateAsync(ApiConnection api, ApiConnection plainApi, UploadRequest request, bool direct, Func<EncryptedFileKey?> key, CancellationToken cancellationToken)
    {
        var body = new JObject { ["parentId"] = request.Parent.NodeId, ["name"] = request.Name, ["size"] = request.Size };
        if (direct)
        {
            body["directS3Upload"] = true;
        }
        if (request.Classification is int classification)
        {
            body["classification"] = classification;
        }
        if (request.ExpireAt is DateTime expireAt)
        {
            body["expiration"] = new JObject { ["enableExpiration"] = true, ["expireAt"] = Json.Time(expireAt) };
        }
        if (request.Notes is not null)
        {
            body["notes"] = request.Notes;
        }
        return new NodeUploadChannel(api, plainApi, request, direct, key, await OpenAsync(api, Collection, body, request, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>By the address that the bytes went to, where there is one (<c>DELETE /uploads/{token}</c>): that works also when the sign-in has ended meanwhile.</summary>
    private protected override async Task DeleteAsync(CancellationToken cancellationToken)
    {
        if (_isDirect || UploadUrl.Length == 0)
        {
            await base.DeleteAsync(cancellationToken).ConfigureAwait(false);
            return;
        }
        using var request = new HttpRequestMessage(HttpMethod.Delete, _plainApi.Absolute(UploadUrl)) { Content = new ByteArrayContent(Array.Empty<byte>()) };
        await _plainApi.SendConfirmedAsync(request, cancellationToken).ConfigureAwait(false);
    }

    public override JObject ChunkCompletionBody()
    {
        var body = new JObject
        {
            ["resolutionStrategy"] = _request.OnConflict.ToApiName(),
            ["fileName"] = _request.Name,
        };
        if (_request.KeepShareLinks)
        {
            body["keepShareLinks"] = true;
        }
        if (_key() is EncryptedFileKey key)
        {
            body["fileKey"] = FileKeyContainer.Write(key);
        }
        return body;
    }

    private protected override JObject S3CompletionBody() => ChunkCompletionBody();

    private protected override DracoonNode? Read(JObject status) => status["node"] is JObject node ? Json.Read<DracoonNode>(node) : null;
}
