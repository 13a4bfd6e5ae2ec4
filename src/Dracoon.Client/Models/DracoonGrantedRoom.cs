using System;
using System.Collections.Generic;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A room with what a user or group may do there: a row of <c>GET /users/{user_id}/rooms</c> or <c>GET /groups/{group_id}/rooms</c>. Sizes are bytes, times are UTC.</summary>
public sealed class DracoonGrantedRoom : DracoonObject
{
    /// <summary>The room's number.</summary>
    [JsonProperty("id")]
    public long NodeId { get; internal set; }

    /// <summary>The room's name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>What contains it; null for a room at the top.</summary>
    public long? ParentId { get; internal set; }

    /// <summary><c>user</c> or <c>group</c>: whose permissions these are.</summary>
    [JsonIgnore]
    public string PrincipalType => GroupId is null ? "user" : "group";

    /// <summary>The user; null for a group.</summary>
    [JsonIgnore]
    public long? UserId { get; internal set; }

    /// <summary>The group; null for a user.</summary>
    [JsonIgnore]
    public long? GroupId { get; internal set; }

    /// <summary>The name of the user or group, where it is known.</summary>
    [JsonIgnore]
    public string? PrincipalName { get; set; }

    /// <summary>True when something is granted.</summary>
    public bool IsGranted { get; internal set; }

    /// <summary>What is granted, by the API's names; null where the server does not say.</summary>
    [JsonIgnore]
    public string? PermissionText => Permissions?.ToString();

    /// <summary>Administrate the room.</summary>
    [JsonIgnore]
    public bool? Manage => Permissions?.Manage;

    /// <summary>See and download.</summary>
    [JsonIgnore]
    public bool? Read => Permissions?.Read;

    /// <summary>True when the content is encrypted on the client.</summary>
    public bool IsEncrypted { get; internal set; }

    /// <summary>For how many days deleted files are kept.</summary>
    [JsonProperty("recycleBinRetentionPeriod")]
    public int? RecycleBinDays { get; internal set; }

    /// <summary>The size of everything in it.</summary>
    public long? Size { get; internal set; }

    /// <summary>The most bytes that it may hold; null or 0 for no limit.</summary>
    public long? Quota { get; internal set; }

    /// <summary>When it was created.</summary>
    public DateTime? CreatedAt { get; internal set; }

    /// <summary>Who created it.</summary>
    [JsonIgnore]
    public string? CreatedByName => CreatedBy?.ToString();

    /// <summary>Who created it, by number.</summary>
    [JsonIgnore]
    public long? CreatedById => CreatedBy?.UserId;

    /// <summary>When it was last changed.</summary>
    public DateTime? UpdatedAt { get; internal set; }

    /// <summary>Who changed it last.</summary>
    [JsonIgnore]
    public string? UpdatedByName => UpdatedBy?.ToString();

    /// <summary>Who changed it last, by number.</summary>
    [JsonIgnore]
    public long? UpdatedById => UpdatedBy?.UserId;

    /// <summary>How many shares it has.</summary>
    [JsonProperty("cntDownloadShares")]
    public long? DownloadShareCount { get; internal set; }

    /// <summary>How many file requests it has.</summary>
    [JsonProperty("cntUploadShares")]
    public long? UploadShareCount { get; internal set; }

    /// <summary>True for a favorite of the signed-in user.</summary>
    public bool? IsFavorite { get; internal set; }

    [JsonProperty("permissions")]
    internal NodePermissions? Permissions { get; set; }

    [JsonProperty("createdBy")]
    internal UserInfo? CreatedBy { get; set; }

    [JsonProperty("updatedBy")]
    internal UserInfo? UpdatedBy { get; set; }

    [JsonProperty("children")]
    internal List<DracoonGrantedRoom>? Children { get; set; }

    /// <summary>What is granted.</summary>
    /// <returns>The permissions; null where the server does not say. A method, so that it is no column of a table or a CSV file.</returns>
    public NodePermissions? GetPermissions() => Permissions;

    /// <summary>The rooms in it, which older servers write into it.</summary>
    /// <returns>The rooms.</returns>
    public IReadOnlyList<DracoonGrantedRoom> GetChildren() => Children ?? new List<DracoonGrantedRoom>();

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
