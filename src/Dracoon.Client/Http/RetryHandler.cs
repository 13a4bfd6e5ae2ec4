using System;
using System.Diagnostics;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Dracoon.Client.Http;

/// <summary>Repeats requests that failed for a passing reason, and turns what the network stack throws into <see cref="DracoonConnectionException"/>.</summary>
internal sealed class RetryHandler : DelegatingHandler
{
    private const int MaximumErrorSize = 1024 * 1024;

    private readonly RetryPolicy _policy;
    private readonly RequestLog? _log;
    private readonly Clock _clock;

    public RetryHandler(RetryPolicy policy, RequestLog? log, Clock clock, HttpMessageHandler inner)
        : base(inner)
    {
        _policy = policy;
        _log = log;
        _clock = clock;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        DateTime start = _clock.UtcNow;
        for (int attempt = 0; ; attempt++)
        {
            RequestMarks.SetRetryCount(request, attempt);
            HttpResponseMessage? response = null;
            Exception? failure = null;
            bool timedOut = false;
            using (var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
            {
                limit.CancelAfter(_policy.AttemptTimeout + RequestMarks.TransferTime(request));
                try
                {
                    response = await AttemptAsync(request, limit.Token).ConfigureAwait(false);
                }
                catch (Exception e) when (!cancellationToken.IsCancellationRequested && IsNetworkFailure(e))
                {
                    failure = e;
                    timedOut = limit.IsCancellationRequested;
                }
                catch (Exception e) when (cancellationToken.IsCancellationRequested && IsNetworkFailure(e))
                {
                    throw new OperationCanceledException("The request was cancelled.", e, cancellationToken);
                }
            }

            bool again = response is not null ? RetryPolicy.ShouldRepeat(request, response) : RetryPolicy.ShouldRepeat(request, failure!);
            if (again && attempt < _policy.MaximumRetryCount && PauseBefore(attempt, response, start) is TimeSpan pause)
            {
                _log?.Write(request, response, watch.Elapsed, pause, response is not null ? null : timedOut ? "time-out" : failure!.GetType().Name);
                if (response is not null ? RetryPolicy.MayBeDone(response) : RetryPolicy.MayBeDone(failure!))
                {
                    RequestMarks.SetUncertain(request);
                }
                response?.Dispose();
                await _clock.Delay(pause, cancellationToken).ConfigureAwait(false);
                continue;
            }
            return response ?? throw Explain(request.RequestUri!, failure!, timedOut);
        }
    }

    private async Task<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, CancellationToken limit)
    {
        HttpResponseMessage response = await base.SendAsync(request, limit).ConfigureAwait(false);
        // What a failure has to say is no content, however the content was to be read.
        if ((RequestMarks.IsStreamed(request) && response.IsSuccessStatusCode) || response.Content is null)
        {
            return response;
        }
        try
        {
            // Read here, so that a body that breaks off or never ends is one more failed attempt. .NET Framework does not let a token
            // interrupt the read; disposing does.
            using (limit.Register(response.Dispose))
            {
                ByteArrayContent buffered = await ReadWholeAsync(request, response, limit).ConfigureAwait(false);
                foreach (var header in response.Content.Headers)
                {
                    buffered.Headers.TryAddWithoutValidation(header.Key, header.Value);
                }
                response.Content.Dispose(); // an end that was not waited for is not waited for any longer
                response.Content = buffered;
            }
            limit.ThrowIfCancellationRequested();
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>Reads an answer up to the limit for its size. Of an error's text the beginning is enough.</summary>
    private async Task<ByteArrayContent> ReadWholeAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken limit)
    {
        int most = response.IsSuccessStatusCode ? _policy.MaximumAnswerSize : Math.Min(MaximumErrorSize, _policy.MaximumAnswerSize);
        bool tooLarge = response.IsSuccessStatusCode && response.Content.Headers.ContentLength > most;
        using var body = new MemoryStream();
        byte[] buffer = new byte[81920];
        Stream stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        int n;
        while (!tooLarge && (n = await stream.ReadAsync(buffer, 0, buffer.Length, limit).ConfigureAwait(false)) > 0)
        {
            int room = (int)Math.Min(n, most - body.Length);
            body.Write(buffer, 0, room);
            if (room < n && !response.IsSuccessStatusCode)
            {
                break;
            }
            tooLarge = room < n;
        }
        if (tooLarge)
        {
            throw ErrorReader.Unreadable(request, response, _policy.BaseUri, $"it has more than {most:N0} bytes.");
        }
        return new ByteArrayContent(body.GetBuffer(), 0, (int)body.Length);
    }

    /// <summary>Null when the pause would go beyond the total time.</summary>
    private TimeSpan? PauseBefore(int attempt, HttpResponseMessage? response, DateTime start)
    {
        TimeSpan pause = _policy.Backoff(attempt);
        DateTime now = _clock.UtcNow;
        if (response is not null && RetryPolicy.RetryAfter(response, now) is TimeSpan asked)
        {
            // Not sooner than asked for, and not all clients at the same instant.
            pause = asked + TimeSpan.FromMilliseconds(pause.TotalMilliseconds / 4);
        }
        return now + pause - start <= _policy.MaximumRetryTime ? pause : null;
    }

    private static bool IsNetworkFailure(Exception e) => e is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException;

    private static DracoonConnectionException Explain(Uri uri, Exception failure, bool timedOut)
    {
        var server = new Uri(uri.GetLeftPart(UriPartial.Authority) + "/");
        if (timedOut)
        {
            return new DracoonConnectionException($"'{server}' did not answer in time.", server, true, failure);
        }
        if (CertificateFailure.Find(failure) is string why)
        {
            return new DracoonConnectionException($"The certificate of '{server}' is not trusted, so nothing was sent: {why}", server, false, failure);
        }
        Exception root = failure;
        while (root.InnerException is not null)
        {
            root = root.InnerException;
        }
        return new DracoonConnectionException($"'{server}' can't be reached: {root.Message}", server, false, failure);
    }
}
