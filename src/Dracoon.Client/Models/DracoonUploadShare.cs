using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A link to upload into a room or folder (a file request), as <c>GET /shares/uploads</c> gives it.</summary>
public sealed class DracoonUploadShare : DracoonShare
{
    /// <summary>The share's number.</summary>
    [JsonProperty("id")]
    public long UploadShareId { get; internal set; }

    /// <summary>The number of the room or folder that gets the files.</summary>
    [JsonProperty("targetId")]
    public long TargetId { get; internal set; }

    /// <summary>The path of the room or folder that gets the files.</summary>
    public string? TargetPath { get; internal set; }

    /// <summary><c>room</c> or <c>folder</c>.</summary>
    public string? TargetType { get; internal set; }

    /// <summary>How many of the files that came are still there.</summary>
    [JsonProperty("cntFiles")]
    public int? FileCount { get; internal set; }

    /// <summary>How many files came.</summary>
    [JsonProperty("cntUploads")]
    public int? UploadCount { get; internal set; }

    /// <summary>How many files may come; null for no limit.</summary>
    public int? MaxSlots { get; internal set; }

    /// <summary>How many bytes may come in all; null for no limit.</summary>
    public long? MaxSize { get; internal set; }

    /// <summary>After how many days a file that came is deleted; null for never.</summary>
    [JsonProperty("filesExpiryPeriod")]
    public int? FileExpiryDays { get; internal set; }

    /// <summary>True when visitors see what has come already.</summary>
    public bool? ShowUploadedFiles { get; internal set; }

    private protected override ShareKind Kind => ShareKind.Upload;
}
