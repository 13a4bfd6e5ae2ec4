using System;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A comment on a room, folder or file. Times are UTC.</summary>
public sealed class DracoonComment : DracoonObject
{
    /// <summary>The comment's number.</summary>
    [JsonProperty("id")]
    public long CommentId { get; internal set; }

    /// <summary>The number of what it is about; null where the answer does not say so.</summary>
    [JsonIgnore]
    public long? NodeId { get; internal set; }

    /// <summary>The text; empty when it was deleted.</summary>
    public string Text { get; internal set; } = "";

    /// <summary>Who wrote it.</summary>
    [JsonIgnore]
    public string? CreatedByName => CreatedBy?.ToString();

    /// <summary>Who wrote it, by number.</summary>
    [JsonIgnore]
    public long? CreatedById => CreatedBy?.UserId;

    /// <summary>When it was written.</summary>
    public DateTime? CreatedAt { get; internal set; }

    /// <summary>Who changed it last.</summary>
    [JsonIgnore]
    public string? UpdatedByName => UpdatedBy?.ToString();

    /// <summary>Who changed it last, by number.</summary>
    [JsonIgnore]
    public long? UpdatedById => UpdatedBy?.UserId;

    /// <summary>When it was last changed.</summary>
    public DateTime? UpdatedAt { get; internal set; }

    /// <summary>True when the text is not the first one.</summary>
    public bool IsChanged { get; internal set; }

    /// <summary>True when it was deleted.</summary>
    public bool IsDeleted { get; internal set; }

    [JsonProperty("createdBy")]
    internal UserInfo? CreatedBy { get; set; }

    [JsonProperty("updatedBy")]
    internal UserInfo? UpdatedBy { get; set; }

    /// <summary>The text.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Text;
}
