using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A link to download a file, folder or room, as <c>GET /shares/downloads</c> gives it.</summary>
public sealed class DracoonDownloadShare : DracoonShare
{
    /// <summary>The share's number.</summary>
    [JsonProperty("id")]
    public long DownloadShareId { get; internal set; }

    /// <summary>The number of what is shared.</summary>
    public long NodeId { get; internal set; }

    /// <summary>The path of what is shared.</summary>
    public string? NodePath { get; internal set; }

    /// <summary><c>file</c>, <c>folder</c> or <c>room</c>.</summary>
    public string? NodeType { get; internal set; }

    /// <summary>How often it was downloaded.</summary>
    [JsonProperty("cntDownloads")]
    public int DownloadCount { get; internal set; }

    /// <summary>How often it may be downloaded; null for no limit.</summary>
    public int? MaxDownloads { get; internal set; }

    /// <summary>True when the page of the share hides its download button.</summary>
    public bool? HideDownload { get; internal set; }

    /// <summary>1 public to 4 strictly confidential, on older servers.</summary>
    public int? Classification { get; internal set; }

    private protected override ShareKind Kind => ShareKind.Download;
}
