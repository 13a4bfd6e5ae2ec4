using System;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Models;

/// <summary>A download share as its visitors see it: <c>GET /public/shares/downloads/{access_key}</c>.</summary>
public sealed class DracoonPublicDownloadShare : DracoonPublicShare
{
    /// <summary>The name of the file; of a folder or room, of the archive that it comes in.</summary>
    public string FileName { get; internal set; } = "";

    /// <summary>The size of the file, or of everything in the folder or room, in bytes.</summary>
    public long Size { get; internal set; }

    /// <summary>The MIME type; <c>application/zip</c> also for folders and rooms.</summary>
    public string? MediaType { get; internal set; }

    /// <summary>True when it may be downloaded only so often.</summary>
    public bool HasDownloadLimit { get; internal set; }

    /// <summary>True when it can't be downloaded any more.</summary>
    public bool LimitReached { get; internal set; }

    /// <summary>True when the page of the share hides its download button.</summary>
    public bool? HideDownload { get; internal set; }

    /// <summary>What the virus scanner found, where there is one.</summary>
    public string? VirusVerdict => (string?)VirusProtectionInfo?["verdict"];

    /// <summary>When the virus scanner looked last.</summary>
    public DateTime? VirusCheckedAt => VirusProtectionInfo?["lastCheckedAt"] is { Type: JTokenType.String } time ? Http.Json.Read<DateTime>(time) : null;

    /// <summary>The SHA-256 of the content, where the virus scanner tells it.</summary>
    public string? Sha256 => (string?)VirusProtectionInfo?["sha256"];

    [JsonProperty("virusProtectionInfo")]
    internal JObject? VirusProtectionInfo { get; set; }

    [JsonProperty("fileKey")]
    internal FileKeyContainer? FileKey { get; set; }

    [JsonProperty("privateKeyContainer")]
    internal PrivateKeyContainer? PrivateKey { get; set; }

    private protected override ShareKind Kind => ShareKind.Download;
}
