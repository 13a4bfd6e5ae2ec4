using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Crypto;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Transfers;

/// <summary>An upload on the server, from its creation to its end: <c>POST /nodes/files/uploads</c> and what follows.</summary>
internal sealed class UploadChannel
{
    private static readonly TimeSpan FinishDeadline = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan AbandonTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CreationGrace = TimeSpan.FromSeconds(5);

    private readonly ApiConnection _api;
    private readonly UploadRequest _request;

    private UploadChannel(ApiConnection api, UploadRequest request, string uploadId, string uploadUrl)
    {
        _api = api;
        _request = request;
        UploadId = uploadId;
        UploadUrl = uploadUrl;
    }

    public string UploadId { get; }

    /// <summary>Where the bytes go when they don't go to S3.</summary>
    public string UploadUrl { get; }

    /// <summary>The upload among the API's paths.</summary>
    public string Path => "nodes/files/uploads/" + Uri.EscapeDataString(UploadId);

    /// <summary>
    /// Opens an upload: <c>POST /nodes/files/uploads</c>. A cancellation waits a moment for the answer, since without it nobody could take back what
    /// the server has opened by then; the caller looks at the token next.
    /// </summary>
    public static async Task<UploadChannel> CreateAsync(ApiConnection api, UploadRequest request, bool direct, CancellationToken cancellationToken)
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
        if (request.TimestampCreation is DateTime created)
        {
            body["timestampCreation"] = Json.Time(created);
        }
        if (request.TimestampModification is DateTime modified)
        {
            body["timestampModification"] = Json.Time(modified);
        }
        cancellationToken.ThrowIfCancellationRequested();
        using var late = new CancellationTokenSource();
        using CancellationTokenRegistration grace = cancellationToken.Register(() => late.CancelAfter(CreationGrace));
        JObject answer = await api.SendAsync<JObject>(HttpMethod.Post, "nodes/files/uploads", null, body, late.Token).ConfigureAwait(false);
        return new UploadChannel(api, request, (string?)answer["uploadId"] ?? "", (string?)answer["uploadUrl"] ?? "");
    }

    /// <summary>Presigned URLs for parts of one size: <c>POST …/s3_urls</c>.</summary>
    public async Task<JArray> GetUrlsAsync(int size, int first, int last, CancellationToken cancellationToken)
    {
        var body = new JObject { ["size"] = size, ["firstPartNumber"] = first, ["lastPartNumber"] = last };
        // More URLs for the same parts do no harm, so this may be repeated.
        JObject answer = await _api.SendAsync<JObject>(HttpMethod.Post, Path + "/s3_urls", null, body, cancellationToken, repeatable: true).ConfigureAwait(false);
        return answer["urls"] as JArray ?? new JArray();
    }

    /// <summary>Puts the parts together, <c>PUT …/s3</c>, and waits for the file.</summary>
    public async Task<DracoonNode> CompleteS3Async(JArray parts, EncryptedFileKey? key, CancellationToken cancellationToken)
    {
        JObject body = CompletionBody(key);
        body["parts"] = parts;
        await _api.SendAsync(HttpMethod.Put, Path + "/s3", null, body, cancellationToken).ConfigureAwait(false);
        return await WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public JObject CompletionBody(EncryptedFileKey? key)
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
        if (key is not null)
        {
            body["fileKey"] = FileKeyContainer.Write(key);
        }
        return body;
    }

    /// <summary>Gives the upload up, so that no half file stays on the server. For the way out of a failure, which it must not hide.</summary>
    /// <returns>Null, or why the server still has it; it removes abandoned uploads itself after a while.</returns>
    public async Task<Exception?> AbandonAsync()
    {
        using var limit = new CancellationTokenSource(AbandonTimeout);
        try
        {
            await _api.SendAsync(HttpMethod.Delete, Path, null, null, limit.Token).ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (e is DracoonApiException or DracoonConnectionException or DracoonAuthenticationException or OperationCanceledException)
        {
            return e;
        }
    }

    private async Task<DracoonNode> WaitAsync(CancellationToken cancellationToken)
    {
        DateTime deadline = DateTime.UtcNow + FinishDeadline;
        TimeSpan pause = TimeSpan.FromMilliseconds(20);
        while (true)
        {
            JObject answer = await _api.GetAsync<JObject>(Path, null, cancellationToken).ConfigureAwait(false);
            switch ((string?)answer["status"])
            {
                case "done" when answer["node"] is JObject node:
                    return Json.Read<DracoonNode>(node);
                case "error":
                    throw ErrorReader.FromDetails("PUT", "/" + ApiConnection.Prefix + "nodes/files/uploads/***/s3", answer["errorDetails"] as JObject);
            }
            if (DateTime.UtcNow > deadline)
            {
                throw new TransferException(TransferFailure.FinishTimeout,
                    $"'{_request.Name}' was sent, but the server did not put it together within {FinishDeadline.TotalMinutes:0} minutes. Look for it before sending it again.");
            }
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
            pause = TimeSpan.FromMilliseconds(Math.Min(pause.TotalMilliseconds * 1.5, 3000));
        }
    }
}
