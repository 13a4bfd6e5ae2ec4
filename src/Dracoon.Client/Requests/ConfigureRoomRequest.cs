using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Requests;

/// <summary>The body of <c>PUT /nodes/rooms/{room_id}/config</c>: what the admins of a room decide.</summary>
public sealed class ConfigureRoomRequest : RequestBody
{
    /// <summary>For how many days deleted files are kept.</summary>
    public int? RecycleBinDays { get => Get<int?>("recycleBinRetentionPeriod"); set => Set("recycleBinRetentionPeriod", (long?)value); }

    /// <summary>True to take the permissions of the room above. The server refuses what is so already.</summary>
    public bool? InheritPermissions { get => Get<bool?>("inheritPermissions"); set => Set("inheritPermissions", value); }

    /// <summary>True to keep the inherited permissions as the room's own.</summary>
    public bool? TakeOverPermissions { get => Get<bool?>("takeOverPermissions"); set => Set("takeOverPermissions", value); }

    /// <summary>Users who administrate the room.</summary>
    public IEnumerable<long> AdminIds { set => Set("adminIds", new JArray(value.Cast<object>().ToArray())); }

    /// <summary>Groups that administrate the room.</summary>
    public IEnumerable<long> AdminGroupIds { set => Set("adminGroupIds", new JArray(value.Cast<object>().ToArray())); }

    /// <summary><c>autoallow</c> or <c>pending</c>: whether new members of these groups get in at once.</summary>
    public string? NewGroupMemberAcceptance { get => Get<string>("newGroupMemberAcceptance"); set => Set("newGroupMemberAcceptance", value); }

    /// <summary>True to keep a log of activities.</summary>
    public bool? HasActivitiesLog { get => Get<bool?>("hasActivitiesLog"); set => Set("hasActivitiesLog", value); }

    /// <summary>1 public to 4 strictly confidential.</summary>
    public int? Classification { get => Get<int?>("classification"); set => Set("classification", (long?)value); }
}
