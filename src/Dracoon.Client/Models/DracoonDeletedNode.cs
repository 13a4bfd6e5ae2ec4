using System;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>
/// A file or folder in a room's recycle bin: one deleted version of it, or, as a room's bin is listed, all versions of one name together, of which
/// the last one is named here. Sizes are bytes, times are UTC.
/// </summary>
public sealed class DracoonDeletedNode : DracoonObject
{
    /// <summary>The number of the deleted node; of several versions, of the last one.</summary>
    [JsonIgnore]
    public long DeletedNodeId => Id ?? LastId ?? 0;

    internal override long? Identity => DeletedNodeId;

    /// <summary><c>folder</c> or <c>file</c>.</summary>
    public string Type { get; internal set; } = "";

    /// <summary>The name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The whole path where it was.</summary>
    [JsonIgnore]
    public string Path => (ParentPath ?? "/").TrimEnd('/') + "/" + Name;

    /// <summary>The path of what contained it, with a slash at the end.</summary>
    public string? ParentPath { get; internal set; }

    /// <summary>The number of what contained it.</summary>
    public long? ParentId { get; internal set; }

    /// <summary>The room whose recycle bin it is in, where the bin was listed.</summary>
    [JsonIgnore]
    public long? RoomId { get; internal set; }

    /// <summary>How many deleted versions there are; null for one version by itself.</summary>
    [JsonProperty("cntVersions")]
    public int? VersionCount { get; internal set; }

    /// <summary>When it was deleted; of several versions, the last one.</summary>
    [JsonIgnore]
    public DateTime? DeletedAt => DeletedTime ?? LastDeletedAt;

    /// <summary>Of several versions: when the first one was deleted.</summary>
    public DateTime? FirstDeletedAt { get; internal set; }

    /// <summary>Who deleted it; known of one version.</summary>
    [JsonIgnore]
    public string? DeletedByName => DeletedBy?.ToString();

    /// <summary>Who deleted it, by number.</summary>
    [JsonIgnore]
    public long? DeletedById => DeletedBy?.UserId;

    /// <summary>The size in bytes; known of one version.</summary>
    public long? Size { get; internal set; }

    /// <summary>True when the content is encrypted on the client; known of one version.</summary>
    public bool? IsEncrypted { get; internal set; }

    /// <summary>1 public, 2 internal, 3 confidential, 4 strictly confidential; known of one version.</summary>
    public int? Classification { get; internal set; }

    /// <summary>Notes.</summary>
    public string? Notes { get; internal set; }

    /// <summary>The number that all versions of a file share.</summary>
    public long? ReferenceId { get; internal set; }

    /// <summary>When it was created on the server.</summary>
    public DateTime? CreatedAt { get; internal set; }

    /// <summary>Who created it.</summary>
    [JsonIgnore]
    public string? CreatedByName => CreatedBy?.ToString();

    /// <summary>Who created it, by number.</summary>
    [JsonIgnore]
    public long? CreatedById => CreatedBy?.UserId;

    /// <summary>When it was last changed on the server.</summary>
    public DateTime? UpdatedAt { get; internal set; }

    /// <summary>Who changed it last.</summary>
    [JsonIgnore]
    public string? UpdatedByName => UpdatedBy?.ToString();

    /// <summary>Who changed it last, by number.</summary>
    [JsonIgnore]
    public long? UpdatedById => UpdatedBy?.UserId;

    /// <summary>When it was last read.</summary>
    public DateTime? AccessedAt { get; internal set; }

    /// <summary>When it would have been deleted by itself.</summary>
    public DateTime? ExpireAt { get; internal set; }

    /// <summary>The time of creation that the client gave.</summary>
    public DateTime? TimestampCreation { get; internal set; }

    /// <summary>The time of the last change that the client gave.</summary>
    public DateTime? TimestampModification { get; internal set; }

    [JsonProperty("id")]
    internal long? Id { get; set; }

    [JsonProperty("lastDeletedNodeId")]
    internal long? LastId { get; set; }

    [JsonProperty("deletedAt")]
    internal DateTime? DeletedTime { get; set; }

    [JsonProperty("lastDeletedAt")]
    internal DateTime? LastDeletedAt { get; set; }

    [JsonProperty("deletedBy")]
    internal UserInfo? DeletedBy { get; set; }

    [JsonProperty("createdBy")]
    internal UserInfo? CreatedBy { get; set; }

    [JsonProperty("updatedBy")]
    internal UserInfo? UpdatedBy { get; set; }

    internal DracoonDeletedNode Of(long roomId)
    {
        RoomId = roomId;
        return this;
    }

    /// <summary>The path.</summary>
    /// <returns>The path.</returns>
    public override string ToString() => Path;
}
