using System;
using System.Globalization;

namespace Dracoon.Client;

/// <summary>One line of the client's log: a request that ended, or a request that is about to be repeated.</summary>
public sealed class LogEntry
{
    internal LogEntry(string method, string path, string pathWithNames, int? statusCode, TimeSpan elapsed)
    {
        Method = method;
        Path = path;
        PathWithNames = pathWithNames;
        StatusCode = statusCode;
        Elapsed = elapsed;
        Time = DateTime.UtcNow;
    }

    /// <summary>When the entry was written, UTC.</summary>
    public DateTime Time { get; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>Path and query; tokens, names and search texts are replaced by <c>***</c>.</summary>
    public string Path { get; }

    /// <summary>Path and query with names and search texts; tokens, keys and storage addresses are replaced by <c>***</c> here too.</summary>
    public string PathWithNames { get; }

    /// <summary>The HTTP status, or null when no answer came.</summary>
    public int? StatusCode { get; }

    /// <summary>The time from the start of the request, retries included.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>Set on an entry that announces a retry: the pause before it.</summary>
    public TimeSpan? RetryAfter { get; internal set; }

    /// <summary>Why no answer came, or why a request is repeated.</summary>
    public string? Note { get; internal set; }

    /// <summary>How often the request was repeated before this entry.</summary>
    public int RetryCount { get; internal set; }

    /// <summary>The session that the request belongs to; null for one without.</summary>
    public int? SessionId { get; internal set; }

    /// <summary>The server's id of the request, where it sends one.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>The entry as one line.</summary>
    /// <returns>For example <c>GET /api/v4/users?limit=500 -&gt; 200 in 84 ms, retry 0, session 1</c>.</returns>
    public override string ToString() => ToString(withNames: false);

    /// <summary>The entry as one line.</summary>
    /// <param name="withNames">True to show names and search texts.</param>
    /// <returns>For example <c>GET /api/v4/users?limit=500 -&gt; 200 in 84 ms, retry 0, session 1</c>.</returns>
    public string ToString(bool withNames)
    {
        string outcome = StatusCode?.ToString(CultureInfo.InvariantCulture) ?? "no answer";
        string line = string.Format(CultureInfo.InvariantCulture, "{0} {1} -> {2} in {3:0} ms, retry {4}", Method, withNames ? PathWithNames : Path, outcome,
            Elapsed.TotalMilliseconds, RetryCount);
        line += SessionId is int session ? string.Format(CultureInfo.InvariantCulture, ", session {0}", session) : "";
        line += RequestId is null ? "" : ", request " + RequestId;
        if (RetryAfter is TimeSpan pause)
        {
            line += string.Format(CultureInfo.InvariantCulture, ", again in {0:0.0} s", pause.TotalSeconds);
        }
        return Note is null ? line : line + " (" + Note + ")";
    }
}
