using System;
using System.Linq;
using System.Net.Http;

namespace Dracoon.Client.Http;

/// <summary>Makes the log entries of one client's requests: what the handlers know, without secrets.</summary>
internal sealed class RequestLog
{
    private const int LongestRequestId = 128;

    private readonly ILogSink _sink;
    private readonly Uri _baseUri;
    private readonly int? _sessionId;

    private RequestLog(ILogSink sink, Uri baseUri, int? sessionId)
    {
        _sink = sink;
        _baseUri = baseUri;
        _sessionId = sessionId;
    }

    /// <summary>Null when nobody listens.</summary>
    public static RequestLog? For(DracoonClientOptions options, int? sessionId) =>
        options.Log is ILogSink sink ? new RequestLog(sink, options.BaseUri, sessionId) : null;

    public void Write(HttpRequestMessage request, HttpResponseMessage? response, TimeSpan elapsed, TimeSpan? retryAfter, string? note)
    {
        Uri uri = request.RequestUri!;
        var entry = new LogEntry(request.Method.Method, Redactor.Describe(uri, _baseUri), Redactor.Describe(uri, _baseUri, withNames: true), (int?)response?.StatusCode, elapsed)
        {
            RetryAfter = retryAfter,
            Note = note,
            RetryCount = RequestMarks.RetryCount(request),
            SessionId = _sessionId,
            // A storage host's ids are no help to anybody who looks after DRACOON.
            RequestId = response is not null && uri.Authority == _baseUri.Authority && ErrorReader.RequestId(response) is string id && IsPlain(id) ? id : null,
        };
        _sink.Write(entry);
    }

    /// <summary>What comes from outside may not break the line.</summary>
    private static bool IsPlain(string id) =>
        id.Length is > 0 and <= LongestRequestId && id.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.' or ':');
}
