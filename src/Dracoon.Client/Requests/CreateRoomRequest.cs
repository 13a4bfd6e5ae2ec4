using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Requests;

/// <summary>The body of <c>POST /nodes/rooms</c>.</summary>
public sealed class CreateRoomRequest : RequestBody
{
    /// <summary>The name; required.</summary>
    public string? Name { get => Get<string>("name"); set => Set("name", value); }

    /// <summary>The room above; absent for a room at the top.</summary>
    public long? ParentId { get => Get<long?>("parentId"); set => Set("parentId", value); }

    /// <summary>The most bytes it may hold; 0 for no limit.</summary>
    public long? Quota { get => Get<long?>("quota"); set => Set("quota", value); }

    /// <summary>For how many days deleted files are kept.</summary>
    public int? RecycleBinDays { get => Get<int?>("recycleBinRetentionPeriod"); set => Set("recycleBinRetentionPeriod", (long?)value); }

    /// <summary>True to take the permissions of the room above.</summary>
    public bool? InheritPermissions { get => Get<bool?>("inheritPermissions"); set => Set("inheritPermissions", value); }

    /// <summary>Users who administrate the room.</summary>
    public IEnumerable<long> AdminIds { set => Set("adminIds", new JArray(value.Cast<object>().ToArray())); }

    /// <summary>Groups that administrate the room.</summary>
    public IEnumerable<long> AdminGroupIds { set => Set("adminGroupIds", new JArray(value.Cast<object>().ToArray())); }

    /// <summary><c>autoallow</c> or <c>pending</c>: whether new members of a group get in at once.</summary>
    public string? NewGroupMemberAcceptance { get => Get<string>("newGroupMemberAcceptance"); set => Set("newGroupMemberAcceptance", value); }

    /// <summary>Notes.</summary>
    public string? Notes { get => Get<string>("notes"); set => Set("notes", value); }

    /// <summary>True to keep a log of activities.</summary>
    public bool? HasActivitiesLog { get => Get<bool?>("hasActivitiesLog"); set => Set("hasActivitiesLog", value); }

    /// <summary>1 public to 4 strictly confidential.</summary>
    public int? Classification { get => Get<int?>("classification"); set => Set("classification", (long?)value); }

    /// <summary>A time of creation of its own.</summary>
    public DateTime? TimestampCreation { get => Get<DateTime?>("timestampCreation"); set => Set("timestampCreation", value); }

    /// <summary>A time of the last change of its own.</summary>
    public DateTime? TimestampModification { get => Get<DateTime?>("timestampModification"); set => Set("timestampModification", value); }
}
