using System;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A file that was handed over to DATEV. Times are UTC.</summary>
public sealed class DracoonDatevFile : DracoonObject
{
    /// <summary>The configuration that it was handed over by.</summary>
    [JsonProperty("syncConfigId")]
    public long? DatevConfigId { get; internal set; }

    /// <summary>The file.</summary>
    [JsonProperty("fileId")]
    public long? NodeId { get; internal set; }

    /// <summary>What DATEV calls it.</summary>
    public string? DatevFileId { get; internal set; }

    /// <summary>How far it is, in the server's words.</summary>
    [JsonProperty("uploadStatus")]
    public string? Status { get; internal set; }

    /// <summary>When that began.</summary>
    public DateTime? UploadStartedAt { get; internal set; }

    /// <summary>When DATEV had it.</summary>
    public DateTime? UploadCompletedAt { get; internal set; }

    /// <summary>What went wrong; null when nothing did.</summary>
    [JsonIgnore]
    public string? Error => ErrorDetails?.Words;

    /// <summary>The code of that error.</summary>
    [JsonIgnore]
    public int? ErrorCode => ErrorDetails?.ErrorCode ?? ErrorDetails?.Code;

    [JsonProperty("uploadErrorDetails")]
    internal DatevErrorDetails? ErrorDetails { get; set; }

    /// <summary>Number and state.</summary>
    /// <returns>For example <c>17: uploaded</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{NodeId}: {Status}");
}
