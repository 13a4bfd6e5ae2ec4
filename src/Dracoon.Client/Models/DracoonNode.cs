using System;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A room, folder or file, as <c>GET /nodes</c> gives it. Sizes are bytes, times are UTC.</summary>
public sealed class DracoonNode : DracoonObject
{
    /// <summary>The node's number.</summary>
    [JsonProperty("id")]
    public long NodeId { get; internal set; }

    internal override long? Identity => NodeId;

    /// <summary><c>room</c>, <c>folder</c> or <c>file</c>.</summary>
    public string Type { get; internal set; } = "";

    /// <summary>The name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The whole path, such as <c>/Room/Folder/file.txt</c>.</summary>
    [JsonIgnore]
    public string Path => (ParentPath ?? "/").TrimEnd('/') + "/" + Name;

    /// <summary>The path of what contains it, with a slash at the end.</summary>
    public string? ParentPath { get; internal set; }

    /// <summary>The number of what contains it; null for a room at the top.</summary>
    public long? ParentId { get; internal set; }

    /// <summary>The size in bytes; of rooms and folders, of everything in them.</summary>
    public long? Size { get; internal set; }

    /// <summary>True when the content is encrypted on the client.</summary>
    public bool IsEncrypted { get; internal set; }

    /// <summary>The most bytes that a room may hold; null or 0 for no limit.</summary>
    public long? Quota { get; internal set; }

    /// <summary>1 public, 2 internal, 3 confidential, 4 strictly confidential.</summary>
    public int? Classification { get; internal set; }

    /// <summary>Notes.</summary>
    public string? Notes { get; internal set; }

    /// <summary>The MD5 of the stored content in hexadecimal, where the server gives it.</summary>
    public string? Hash { get; internal set; }

    /// <summary>The file's extension.</summary>
    public string? FileType { get; internal set; }

    /// <summary>The file's MIME type.</summary>
    public string? MediaType { get; internal set; }

    /// <summary>When it was created on the server.</summary>
    public DateTime? CreatedAt { get; internal set; }

    /// <summary>When it was last changed on the server.</summary>
    public DateTime? UpdatedAt { get; internal set; }

    /// <summary>When it is deleted; null for never.</summary>
    public DateTime? ExpireAt { get; internal set; }

    /// <summary>The time of creation that the client gave.</summary>
    public DateTime? TimestampCreation { get; internal set; }

    /// <summary>The time of the last change that the client gave.</summary>
    public DateTime? TimestampModification { get; internal set; }

    /// <summary>Who created it.</summary>
    [JsonIgnore]
    public string? CreatedByName => CreatedBy?.ToString();

    /// <summary>Who created it, by number.</summary>
    [JsonIgnore]
    public long? CreatedById => CreatedBy?.UserId;

    /// <summary>Who changed it last.</summary>
    [JsonIgnore]
    public string? UpdatedByName => UpdatedBy?.ToString();

    /// <summary>Who changed it last, by number.</summary>
    [JsonIgnore]
    public long? UpdatedById => UpdatedBy?.UserId;

    /// <summary>What the signed-in user may do here.</summary>
    public NodePermissions? Permissions { get; internal set; }

    /// <summary>True when a room takes the permissions of the room above.</summary>
    public bool? InheritPermissions { get; internal set; }

    /// <summary>For how many days deleted files are kept; 0 for not at all.</summary>
    [JsonProperty("recycleBinRetentionPeriod")]
    public int? RecycleBinDays { get; internal set; }

    /// <summary>How many rooms it contains.</summary>
    [JsonProperty("cntRooms")]
    public long? RoomCount { get; internal set; }

    /// <summary>How many folders it contains.</summary>
    [JsonProperty("cntFolders")]
    public long? FolderCount { get; internal set; }

    /// <summary>How many files it contains.</summary>
    [JsonProperty("cntFiles")]
    public long? FileCount { get; internal set; }

    /// <summary>How many deleted versions there are.</summary>
    [JsonProperty("cntDeletedVersions")]
    public long? DeletedVersionCount { get; internal set; }

    /// <summary>How many comments there are.</summary>
    [JsonProperty("cntComments")]
    public long? CommentCount { get; internal set; }

    /// <summary>How many download shares there are.</summary>
    [JsonProperty("cntDownloadShares")]
    public long? DownloadShareCount { get; internal set; }

    /// <summary>How many file requests there are.</summary>
    [JsonProperty("cntUploadShares")]
    public long? UploadShareCount { get; internal set; }

    /// <summary>What the virus scanner says about a file: <c>CLEAN</c>, <c>MALICIOUS</c>, <c>IN_PROGRESS</c> or <c>NOT_SCANNING</c>.</summary>
    [JsonIgnore]
    public string? VirusVerdict => VirusProtection?.Verdict;

    /// <summary>True when a room keeps a log of activities.</summary>
    public bool? HasActivitiesLog { get; internal set; }

    /// <summary>True for a room that is shown only because it leads to another one.</summary>
    public bool? IsBrowsable { get; internal set; }

    /// <summary>A number that grows with every change of the node and of what is in it.</summary>
    public long? BranchVersion { get; internal set; }

    /// <summary>True for a favorite of the signed-in user.</summary>
    public bool? IsFavorite { get; internal set; }

    /// <summary>The number that all versions of a file share.</summary>
    public long? ReferenceId { get; internal set; }

    /// <summary>The room whose permissions hold here.</summary>
    public long? AuthParentId { get; internal set; }

    [JsonProperty("virusProtectionInfo")]
    internal DracoonVirusVerdict? VirusProtection { get; set; }

    [JsonProperty("createdBy")]
    internal UserInfo? CreatedBy { get; set; }

    [JsonProperty("updatedBy")]
    internal UserInfo? UpdatedBy { get; set; }

    /// <summary>The path.</summary>
    /// <returns>The path.</returns>
    public override string ToString() => Path;
}
