using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Dracoon.Client.Http;

/// <summary>When a request is repeated, and after which pause.</summary>
internal sealed class RetryPolicy
{
    private static readonly Random Random = new();
    private readonly DracoonClientOptions _options;

    public RetryPolicy(DracoonClientOptions options)
    {
        _options = options;
    }

    public int MaximumRetryCount => _options.MaximumRetryCount;

    public TimeSpan MaximumRetryTime => _options.MaximumRetryTime;

    public TimeSpan AttemptTimeout => _options.Timeout;

    public int MaximumAnswerSize => _options.MaximumAnswerSize;

    public Uri BaseUri => _options.BaseUri;

    /// <summary>May a request be repeated after this answer?</summary>
    public static bool ShouldRepeat(HttpRequestMessage request, HttpResponseMessage response)
    {
        int status = (int)response.StatusCode;
        if (!MayBeDone(response))
        {
            return true; // turned away before anything was done
        }
        return status is 408 or 500 or 502 or 503 or 504 && RequestMarks.IsRepeatable(request);
    }

    /// <summary>False when the answer proves that nothing was done.</summary>
    public static bool MayBeDone(HttpResponseMessage response) =>
        !((int)response.StatusCode == 429 || ((int)response.StatusCode == 503 && response.Headers.RetryAfter is not null));

    /// <summary>False when the failure proves that nothing was done.</summary>
    public static bool MayBeDone(Exception failure) => !NeverConnected(failure);

    /// <summary>May a request be repeated after this failure?</summary>
    public static bool ShouldRepeat(HttpRequestMessage request, Exception failure) =>
        RequestMarks.IsRepeatable(request) ? !IsHopeless(failure) : NeverConnected(failure);

    /// <summary>The pause before attempt number <paramref name="attempt"/> + 1, without what the server asks for.</summary>
    public TimeSpan Backoff(int attempt)
    {
        double ceiling = Math.Min(_options.MaximumRetryInterval.TotalMilliseconds, _options.RetryInterval.TotalMilliseconds * Math.Pow(2, Math.Min(attempt, 30)));
        lock (Random)
        {
            return TimeSpan.FromMilliseconds(Random.NextDouble() * ceiling);
        }
    }

    /// <summary>What the server asks for in Retry-After: seconds, or a date, which is compared with the server's own clock where it sends one.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, DateTime utcNow)
    {
        RetryConditionHeaderValue? header = response.Headers.RetryAfter;
        TimeSpan? wait = header?.Delta ?? (header?.Date - (response.Headers.Date ?? new DateTimeOffset(utcNow, TimeSpan.Zero)));
        return wait is TimeSpan t && t < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>A wrong certificate stays wrong.</summary>
    private static bool IsHopeless(Exception failure)
    {
        for (Exception? e = failure; e is not null; e = e.InnerException)
        {
            if (e is System.Security.Authentication.AuthenticationException || e is WebException { Status: WebExceptionStatus.TrustFailure })
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The connection did not even come about, so the server has not seen the request.</summary>
    private static bool NeverConnected(Exception failure)
    {
        for (Exception? e = failure; e is not null; e = e.InnerException)
        {
            if (e is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.TryAgain
                    or SocketError.HostUnreachable or SocketError.NetworkUnreachable }
                || e is WebException { Status: WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure })
            {
                return true;
            }
        }
        return false;
    }
}
