using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Transfers;

/// <summary>Sends the parts of one upload to S3, several at a time, through a fixed set of buffers.</summary>
internal sealed class S3PartSender
{
    /// <summary>How often a part gets a new URL before it is given up.</summary>
    private const int MaximumUrlCount = 3;

    /// <summary>The slowest connection that a part's time limit allows for, in bytes a second.</summary>
    private const int SlowestRate = 50_000;

    private readonly HttpClient _http;
    private readonly UploadChannel _channel;
    private readonly PartPlan _plan;
    private readonly int _concurrency;
    private readonly UploadMeter _meter;
    private readonly BufferPool _buffers;
    private readonly Dictionary<int, string> _urls = new();

    public S3PartSender(HttpClient http, UploadChannel channel, PartPlan plan, int concurrency, UploadMeter meter, BufferPool? buffers)
    {
        _http = http;
        _channel = channel;
        _plan = plan;
        _concurrency = Math.Max(1, Math.Min(concurrency, plan.Count));
        _meter = meter;
        _buffers = buffers ?? new BufferPool((long)_concurrency * plan.PartSize);
    }

    /// <summary>Sends everything.</summary>
    /// <returns>The parts with their ETags, as the completion wants them.</returns>
    public async Task<JArray> SendAsync(ContentSource source, CancellationToken cancellationToken)
    {
        var etags = new string[_plan.Count];
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = new List<Task>();
        try
        {
            for (int part = 1; part <= _plan.Count; part++)
            {
                if (running.Count == _concurrency)
                {
                    Task done = await Task.WhenAny(running).ConfigureAwait(false);
                    await done.ConfigureAwait(false);
                    running.Remove(done);
                }
                int size = _plan.SizeOf(part);
                byte[] buffer = await _buffers.RentAsync((int)Math.Min(_plan.PartSize, _plan.Size), failed.Token).ConfigureAwait(false);
                string url;
                try
                {
                    await source.FillAsync(buffer, size, failed.Token).ConfigureAwait(false);
                    url = await UrlAsync(part, failed.Token).ConfigureAwait(false);
                }
                catch
                {
                    _buffers.Return(buffer);
                    throw;
                }
                running.Add(SendBufferAsync(part, url, buffer, size, etags, failed.Token));
            }
            await source.CompleteAsync(failed.Token).ConfigureAwait(false);
            while (running.Count > 0)
            {
                Task done = await Task.WhenAny(running).ConfigureAwait(false);
                await done.ConfigureAwait(false);
                running.Remove(done);
            }
        }
        catch
        {
            // The first failure is what the caller hears; the other parts are stopped, and waited for since they use the buffers.
            failed.Cancel();
            await Task.WhenAll(running.Select(t => t.ContinueWith(static x => x.Exception, CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default))).ConfigureAwait(false);
            throw;
        }
        return new JArray(etags.Select((etag, i) => new JObject { ["partNumber"] = i + 1, ["partEtag"] = etag }).Cast<object>().ToArray());
    }

    /// <summary>URLs are asked for in batches as the upload goes on, since they expire.</summary>
    private async Task<string> UrlAsync(int part, CancellationToken cancellationToken)
    {
        if (!_urls.ContainsKey(part))
        {
            int size = _plan.SizeOf(part);
            int last = part;
            while (last < _plan.Count && last - part + 1 < _concurrency * 2 && _plan.SizeOf(last + 1) == size)
            {
                last++;
            }
            foreach (JToken entry in await _channel.GetUrlsAsync(size, part, last, cancellationToken).ConfigureAwait(false))
            {
                if ((int?)entry["partNumber"] is int number && (string?)entry["url"] is string text)
                {
                    _urls[number] = text;
                }
            }
        }
        if (!_urls.TryGetValue(part, out string? url))
        {
            throw new TransferException(TransferFailure.StorageFailed, $"The server gave no address for part {part} of {_plan.Count} of '{_meter.Name}'.");
        }
        _urls.Remove(part);
        return url;
    }

    /// <summary>Gives the buffer back by itself: the others may wait for it while this upload waits for one too.</summary>
    private async Task SendBufferAsync(int part, string url, byte[] buffer, int size, string[] etags, CancellationToken cancellationToken)
    {
        try
        {
            await SendPartAsync(part, url, buffer, size, etags, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _buffers.Return(buffer);
        }
    }

    private async Task SendPartAsync(int part, string url, byte[] buffer, int size, string[] etags, CancellationToken cancellationToken)
    {
        Action<int> progress = _meter.Part();
        for (int attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, NamedAddress.Resolve(_http.BaseAddress!, url)) { Content = new PartContent(buffer, size, progress) };
            request.WithTransferTime(TimeSpan.FromSeconds((double)size / SlowestRate));
            request.Streamed(); // of the answer only the head is wanted
            using HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                string? etag = response.Headers.TryGetValues("ETag", out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
                etags[part - 1] = string.IsNullOrEmpty(etag)
                    ? throw new TransferException(TransferFailure.StorageFailed, $"The storage gave no ETag for part {part} of {_plan.Count} of '{_meter.Name}'; a proxy may have removed it, or answered in its place.")
                    : etag!.Trim('"');
                return;
            }
            string code = await StorageError.ReadCodeAsync(response).ConfigureAwait(false);
            if ((response.StatusCode != HttpStatusCode.Forbidden && code != StorageError.RequestTimeout) || attempt == MaximumUrlCount)
            {
                string reason = (int)response.StatusCode + (code.Length > 0 ? " (" + code + ")" : "");
                throw new TransferException(TransferFailure.StorageFailed, $"The storage refused part {part} of {_plan.Count} of '{_meter.Name}' with status {reason}.");
            }
            // The presigned URL expired, or the bytes did not come in time: once more with a fresh one, for this part alone.
            JArray fresh = await _channel.GetUrlsAsync(size, part, part, cancellationToken).ConfigureAwait(false);
            url = (string?)fresh.FirstOrDefault()?["url"] ?? throw new TransferException(TransferFailure.StorageFailed, $"The server gave no new address for part {part} of '{_meter.Name}'.");
        }
    }
}
