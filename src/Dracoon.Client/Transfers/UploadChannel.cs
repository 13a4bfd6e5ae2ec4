using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Transfers;

/// <summary>An upload on the server, from its creation to its end, wherever it goes.</summary>
internal abstract class UploadChannel
{
    private static readonly TimeSpan AbandonTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CreationGrace = TimeSpan.FromSeconds(5);

    private protected UploadChannel(ApiConnection api, string collection, JObject answer)
    {
        Api = api;
        UploadId = (string?)answer["uploadId"] ?? "";
        Path = collection + "/" + Uri.EscapeDataString(UploadId);
    }

    public string UploadId { get; }

    /// <summary>Where the bytes go when they don't go to S3; empty for <see cref="Path"/>.</summary>
    public virtual string UploadUrl => "";

    /// <summary>The upload among the API's paths.</summary>
    public string Path { get; }

    private protected ApiConnection Api { get; }

    /// <summary>Presigned URLs for parts of one size: <c>POST …/s3_urls</c>.</summary>
    public async Task<JArray> GetUrlsAsync(int size, int first, int last, CancellationToken cancellationToken)
    {
        var body = new JObject { ["size"] = size, ["firstPartNumber"] = first, ["lastPartNumber"] = last };
        // More URLs for the same parts do no harm, so this may be repeated.
        JObject answer = await Api.SendAsync<JObject>(HttpMethod.Post, Path + "/s3_urls", null, body, cancellationToken, repeatable: true).ConfigureAwait(false);
        return answer["urls"] as JArray ?? new JArray();
    }

    /// <summary>Takes the upload back: <c>DELETE</c> on its path.</summary>
    private protected virtual Task DeleteAsync(CancellationToken cancellationToken) => Api.SendAsync(HttpMethod.Delete, Path, null, null, cancellationToken);

    /// <summary>Gives the upload up, so that no half file stays on the server. For the way out of a failure, which it must not hide.</summary>
    /// <returns>Null, or why the server still has it; it removes abandoned uploads itself after a while.</returns>
    public async Task<Exception?> AbandonAsync()
    {
        using var limit = new CancellationTokenSource(AbandonTimeout);
        try
        {
            await DeleteAsync(limit.Token).ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (e is DracoonApiException or DracoonConnectionException or DracoonAuthenticationException or OperationCanceledException)
        {
            return e;
        }
    }

    /// <summary>
    /// Opens an upload. A cancellation waits a moment for the answer, since without it nobody could take back what the server has opened by then;
    /// the caller looks at the token next.
    /// </summary>
    private protected static async Task<JObject> OpenAsync(ApiConnection api, string collection, JObject body, UploadContent content, CancellationToken cancellationToken)
    {
        if (content.TimestampCreation is DateTime created)
        {
            body["timestampCreation"] = Json.Time(created);
        }
        if (content.TimestampModification is DateTime modified)
        {
            body["timestampModification"] = Json.Time(modified);
        }
        cancellationToken.ThrowIfCancellationRequested();
        using var late = new CancellationTokenSource();
        using CancellationTokenRegistration grace = cancellationToken.Register(() => late.CancelAfter(CreationGrace));
        return await api.SendAsync<JObject>(HttpMethod.Post, collection, null, body, late.Token).ConfigureAwait(false);
    }
}

/// <summary>An upload that ends with an object of the API.</summary>
/// <typeparam name="T">What the file is on the server.</typeparam>
internal abstract class UploadChannel<T> : UploadChannel
    where T : class
{
    private static readonly TimeSpan FinishDeadline = TimeSpan.FromMinutes(30);

    /// <summary>How often in a row the server may fail to say how far it is.</summary>
    private const int MaximumPollFailures = 3;

    private readonly string _name;

    private protected UploadChannel(ApiConnection api, string collection, JObject answer, string name)
        : base(api, collection, answer)
    {
        _name = name;
    }

    /// <summary>The upload's completion for people: without its tokens.</summary>
    private protected abstract string CompletionPath { get; }

    /// <summary>Puts the parts together, <c>PUT …/s3</c>, and waits for the file.</summary>
    public async Task<T> CompleteS3Async(JArray parts, CancellationToken cancellationToken)
    {
        JObject body = S3CompletionBody();
        body["parts"] = parts;
        await Api.SendBeginningAsync(Path + "/s3", body, IsUnderWayAsync, cancellationToken).ConfigureAwait(false);
        return await WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What ends an upload that did not go to S3; the file's key is known by then.</summary>
    public abstract JObject ChunkCompletionBody();

    /// <summary>The same for S3, without the parts.</summary>
    private protected abstract JObject S3CompletionBody();

    /// <summary>The file in a status that says it is done; null when it is not in it yet.</summary>
    private protected abstract T? Read(JObject status);

    /// <summary>True when the server has begun to put the parts together, or has done with it.</summary>
    private async Task<bool> IsUnderWayAsync(CancellationToken cancellationToken) =>
        (string?)(await Api.GetAsync<JObject>(Path, null, cancellationToken).ConfigureAwait(false))["status"] is "finishing" or "done" or "error";

    private async Task<T> WaitAsync(CancellationToken cancellationToken)
    {
        DateTime deadline = DateTime.UtcNow + FinishDeadline;
        TimeSpan pause = TimeSpan.FromMilliseconds(20);
        int failures = 0;
        while (true)
        {
            JObject answer;
            try
            {
                answer = await Api.GetAsync<JObject>(Path, null, cancellationToken).ConfigureAwait(false);
                failures = 0;
            }
            catch (Exception e) when (e is DracoonApiException or DracoonConnectionException)
            {
                // The server works on the file whether it can be asked or not. Asking once more does no harm; giving the upload up might.
                if (++failures > MaximumPollFailures)
                {
                    throw new TransferException(TransferFailure.FinishTimeout,
                        $"'{_name}' was sent, but the server does not say what became of it. Look for it before sending it again. ({e.Message})", e);
                }
                answer = new JObject();
            }
            switch ((string?)answer["status"])
            {
                case "done" when Read(answer) is T file:
                    return file;
                case "error":
                    throw ErrorReader.FromDetails("PUT", "/" + ApiConnection.Prefix + CompletionPath, answer["errorDetails"] as JObject);
            }
            if (DateTime.UtcNow > deadline)
            {
                throw new TransferException(TransferFailure.FinishTimeout,
                    $"'{_name}' was sent, but the server did not put it together within {FinishDeadline.TotalMinutes:0} minutes. Look for it before sending it again.");
            }
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
            pause = TimeSpan.FromMilliseconds(Math.Min(pause.TotalMilliseconds * 1.5, 3000));
        }
    }
}
