using System;
using System.Linq;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A user group, as <c>GET /groups</c> and <c>GET /groups/{group_id}</c> give it. Times are UTC.</summary>
public sealed class DracoonGroup : DracoonObject
{
    /// <summary>The group's number.</summary>
    [JsonProperty("id")]
    public long GroupId { get; internal set; }

    internal override long? Identity => GroupId;

    /// <summary>The name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>How many members the group has.</summary>
    [JsonProperty("cntUsers")]
    public long? UserCount { get; internal set; }

    /// <summary>The names of the roles that the members have through the group, such as <c>USER_MANAGER</c>.</summary>
    [JsonIgnore]
    public NameList RoleNames => Roles is null ? NameList.None : new NameList(Roles.Items.Select(r => r.Name));

    /// <summary>When the group was created.</summary>
    public DateTime? CreatedAt { get; internal set; }

    /// <summary>Who created it.</summary>
    [JsonIgnore]
    public string? CreatedByName => CreatedBy?.ToString();

    /// <summary>Who created it, by number.</summary>
    [JsonIgnore]
    public long? CreatedById => CreatedBy?.UserId;

    /// <summary>When the group was last changed; null for never.</summary>
    public DateTime? UpdatedAt { get; internal set; }

    /// <summary>Who changed it last.</summary>
    [JsonIgnore]
    public string? UpdatedByName => UpdatedBy?.ToString();

    /// <summary>Who changed it last, by number.</summary>
    [JsonIgnore]
    public long? UpdatedById => UpdatedBy?.UserId;

    /// <summary>When the group ends; null for never.</summary>
    public DateTime? ExpireAt { get; internal set; }

    [JsonProperty("groupRoles")]
    internal ItemList<DracoonRole>? Roles { get; set; }

    [JsonProperty("createdBy")]
    internal UserInfo? CreatedBy { get; set; }

    [JsonProperty("updatedBy")]
    internal UserInfo? UpdatedBy { get; set; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
