using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A role that a user or a group has: a row of <c>GET /users/{user_id}/roles</c> or <c>GET /groups/{group_id}/roles</c>.</summary>
public sealed class DracoonRoleGrant : DracoonRole
{
    /// <summary><c>user</c> or <c>group</c>.</summary>
    [JsonIgnore]
    public string PrincipalType => GroupId is null ? "user" : "group";

    /// <summary>The user who has it; null where a group has it.</summary>
    [JsonIgnore]
    public long? UserId { get; internal set; }

    /// <summary>The group that has it; null where a user has it.</summary>
    [JsonIgnore]
    public long? GroupId { get; internal set; }
}
