using System;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>One version of a file: the current one, or one that was replaced or deleted. Sizes are bytes, times are UTC.</summary>
public sealed class DracoonFileVersion : DracoonObject
{
    /// <summary>The number of the file, or of the deleted node.</summary>
    [JsonProperty("id")]
    public long NodeId { get; internal set; }

    /// <summary>The number that all versions of the file share.</summary>
    public long? ReferenceId { get; internal set; }

    /// <summary>The name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The number of what contains or contained it.</summary>
    public long? ParentId { get; internal set; }

    /// <summary>True when it is in the recycle bin.</summary>
    [JsonProperty("deleted")]
    public bool IsDeleted { get; internal set; }

    /// <summary>The size in bytes, where the server gives it.</summary>
    public long? Size { get; internal set; }

    /// <summary>When it was created, where the server gives it.</summary>
    public DateTime? CreatedAt { get; internal set; }

    /// <summary>Who created it.</summary>
    [JsonIgnore]
    public string? CreatedByName => CreatedBy?.ToString();

    /// <summary>When it was replaced or deleted, where the server gives it.</summary>
    public DateTime? DeletedAt { get; internal set; }

    /// <summary>Who replaced or deleted it.</summary>
    [JsonIgnore]
    public string? DeletedByName => DeletedBy?.ToString();

    [JsonProperty("createdBy")]
    internal UserInfo? CreatedBy { get; set; }

    [JsonProperty("deletedBy")]
    internal UserInfo? DeletedBy { get; set; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
