using System;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>What the virus scanner says about a file.</summary>
public sealed class DracoonVirusVerdict : DracoonObject
{
    /// <summary>The file's number.</summary>
    public long NodeId { get; internal set; }

    /// <summary>The file's path, where it is known.</summary>
    [JsonIgnore]
    public string? NodePath { get; set; }

    /// <summary><c>CLEAN</c>, <c>MALICIOUS</c>, <c>IN_PROGRESS</c>, or <c>NOT_SCANNING</c> for what it can't look into.</summary>
    public string? Verdict { get; internal set; }

    /// <summary>True when the file is malicious, so that the server does not hand it out.</summary>
    [JsonIgnore]
    public bool IsMalicious => string.Equals(Verdict, "MALICIOUS", StringComparison.OrdinalIgnoreCase);

    /// <summary>When it was last scanned, UTC.</summary>
    public DateTime? LastCheckedAt { get; internal set; }

    /// <summary>The SHA-256 of the content in hexadecimal.</summary>
    public string? Sha256 { get; internal set; }

    /// <summary>The verdict.</summary>
    /// <returns>The verdict.</returns>
    public override string ToString() => Verdict ?? "";
}
