using System;
using System.Globalization;

namespace Dracoon.Client;

/// <summary>One line of the client's log: a request that ended, or a request that is about to be repeated.</summary>
public sealed class LogEntry
{
    internal LogEntry(string method, string path, int? statusCode, TimeSpan elapsed, TimeSpan? retryAfter, string? note)
    {
        Method = method;
        Path = path;
        StatusCode = statusCode;
        Elapsed = elapsed;
        RetryAfter = retryAfter;
        Note = note;
        Time = DateTime.UtcNow;
    }

    /// <summary>When the entry was written, UTC.</summary>
    public DateTime Time { get; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>Path and query; tokens, names and search texts are replaced by <c>***</c>.</summary>
    public string Path { get; }

    /// <summary>The HTTP status, or null when no answer came.</summary>
    public int? StatusCode { get; }

    /// <summary>The time from the start of the request, retries included.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>Set on an entry that announces a retry: the pause before it.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>Why no answer came, or why a request is repeated.</summary>
    public string? Note { get; }

    /// <summary>The entry as one line.</summary>
    /// <returns>For example <c>GET /api/v4/users?limit=500 -&gt; 200 in 84 ms</c>.</returns>
    public override string ToString()
    {
        string outcome = StatusCode?.ToString(CultureInfo.InvariantCulture) ?? "no answer";
        string line = string.Format(CultureInfo.InvariantCulture, "{0} {1} -> {2} in {3:0} ms", Method, Path, outcome, Elapsed.TotalMilliseconds);
        if (RetryAfter is TimeSpan pause)
        {
            line += string.Format(CultureInfo.InvariantCulture, ", again in {0:0.0} s", pause.TotalSeconds);
        }
        return Note is null ? line : line + " (" + Note + ")";
    }
}
