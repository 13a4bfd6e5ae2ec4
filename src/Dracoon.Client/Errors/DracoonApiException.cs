using System;
using System.Collections.Generic;

namespace Dracoon.Client;

/// <summary>DRACOON answered with an error.</summary>
public class DracoonApiException : Exception
{
    private static readonly Dictionary<string, string> NoFields = new();

    internal DracoonApiException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; internal set; }

    /// <summary>DRACOON's own code (negative, such as -41000), or null when the answer had none.</summary>
    public int? ErrorCode { get; internal set; }

    /// <summary>The server's hint for developers.</summary>
    public string? DebugInfo { get; internal set; }

    /// <summary>The server's own words.</summary>
    public string ApiMessage { get; internal set; } = "";

    /// <summary>The server's id for the request, where it sends one.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; internal set; } = "";

    /// <summary>The path; tokens, names and search texts are replaced by <c>***</c>.</summary>
    public string Path { get; internal set; } = "";

    /// <summary>True when the server held the file back as malicious (header <c>X-Forbidden: 403</c>, code -40765 or status 901).</summary>
    public bool IsMaliciousFile { get; internal set; }

    /// <summary>True when the answer was DRACOON's maintenance page.</summary>
    public bool IsMaintenance { get; internal set; }

    /// <summary>How long the server asks to wait, where it says so.</summary>
    public TimeSpan? RetryAfter { get; internal set; }

    /// <summary>True when the request was repeated, and an earlier attempt may have been carried out: the error may be about what that one did.</summary>
    internal bool MayBeDone { get; set; }

    /// <summary>What else the server's error object contained, by its name there.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; internal set; } = NoFields;
}
