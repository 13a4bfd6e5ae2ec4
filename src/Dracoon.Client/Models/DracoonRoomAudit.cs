using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A room and who may do what in it, as <c>GET /eventlog/audits/nodes</c> gives it. Sizes are bytes, times are UTC.</summary>
public sealed class DracoonRoomAudit : DracoonObject
{
    /// <summary>The room's number.</summary>
    [JsonProperty("nodeId")]
    public long RoomId { get; internal set; }

    /// <summary>The name.</summary>
    [JsonProperty("nodeName")]
    public string Name { get; internal set; } = "";

    /// <summary>The whole path.</summary>
    [JsonIgnore]
    public string RoomPath => (ParentPath ?? "/").TrimEnd('/') + "/" + Name;

    /// <summary>The path of the room above, with a slash at the end.</summary>
    [JsonProperty("nodeParentPath")]
    public string? ParentPath { get; internal set; }

    /// <summary>The number of the room above; null for a room at the top.</summary>
    [JsonProperty("nodeParentId")]
    public long? ParentId { get; internal set; }

    /// <summary>How many rooms, folders and files it contains directly.</summary>
    [JsonProperty("nodeCntChildren")]
    public int? ChildCount { get; internal set; }

    /// <summary>The size of everything in it.</summary>
    [JsonProperty("nodeSize")]
    public long? Size { get; internal set; }

    /// <summary>The most bytes that it may hold; 0 for no limit.</summary>
    [JsonProperty("nodeQuota")]
    public long? Quota { get; internal set; }

    /// <summary>For how many days deleted files are kept.</summary>
    [JsonProperty("nodeRecycleBinRetentionPeriod")]
    public int? RecycleBinDays { get; internal set; }

    /// <summary>True when its files are encrypted on the client.</summary>
    [JsonProperty("nodeIsEncrypted")]
    public bool? IsEncrypted { get; internal set; }

    /// <summary>True when it keeps a log of activities.</summary>
    [JsonProperty("nodeHasActivitiesLog")]
    public bool? HasActivitiesLog { get; internal set; }

    /// <summary>When it was created.</summary>
    [JsonProperty("nodeCreatedAt")]
    public DateTime? CreatedAt { get; internal set; }

    /// <summary>Who created it.</summary>
    [JsonIgnore]
    public string? CreatedByName => CreatedBy?.ToString();

    /// <summary>When it was last changed.</summary>
    [JsonProperty("nodeUpdatedAt")]
    public DateTime? UpdatedAt { get; internal set; }

    /// <summary>Who changed it last.</summary>
    [JsonIgnore]
    public string? UpdatedByName => UpdatedBy?.ToString();

    /// <summary>The users who may do something in it, one row each.</summary>
    [JsonIgnore]
    public IReadOnlyList<DracoonPermissionAudit> Users => UserPermissions.Select(u => new DracoonPermissionAudit(this, u)).ToList();

    [JsonProperty("nodeCreatedBy")]
    internal UserInfo? CreatedBy { get; set; }

    [JsonProperty("nodeUpdatedBy")]
    internal UserInfo? UpdatedBy { get; set; }

    [JsonProperty("auditUserPermissionList")]
    internal List<AuditUserPermission> UserPermissions { get; set; } = new();

    /// <summary>The path.</summary>
    /// <returns>The path.</returns>
    public override string ToString() => RoomPath;
}

/// <summary>A user of <see cref="DracoonRoomAudit"/>, as the API writes it.</summary>
internal sealed class AuditUserPermission : DracoonObject
{
    public long UserId { get; set; }

    public string? UserLogin { get; set; }

    public string? UserFirstName { get; set; }

    public string? UserLastName { get; set; }

    public NodePermissions? Permissions { get; set; }
}
