using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A room that has no admin but one user or group: a row of <c>GET /users/{user_id}/last_admin_rooms</c> or <c>GET /groups/{group_id}/last_admin_rooms</c>.</summary>
public sealed class DracoonLastAdminRoom : DracoonObject
{
    /// <summary>The room's number.</summary>
    [JsonProperty("id")]
    public long NodeId { get; internal set; }

    /// <summary>The room's name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The whole path.</summary>
    [JsonIgnore]
    public string Path => (ParentPath ?? "/").TrimEnd('/') + "/" + Name;

    /// <summary>The path of what contains it, with a slash at the end.</summary>
    public string? ParentPath { get; internal set; }

    /// <summary>The room above; null for a room at the top.</summary>
    public long? ParentId { get; internal set; }

    /// <summary><c>user</c> or <c>group</c>: who the last admin is.</summary>
    [JsonIgnore]
    public string PrincipalType => GroupId is null ? "user" : "group";

    /// <summary>The user who is the last admin; null for a group.</summary>
    [JsonIgnore]
    public long? UserId { get; internal set; }

    /// <summary>The group that is the last admin; null for a user.</summary>
    [JsonIgnore]
    public long? GroupId { get; internal set; }

    /// <summary>The name of the user or group, where it is known.</summary>
    [JsonIgnore]
    public string? PrincipalName { get; set; }

    /// <summary>True when the user is the last admin as the last member of a group.</summary>
    public bool? LastAdminInGroup { get; internal set; }

    /// <summary>That group.</summary>
    public long? LastAdminInGroupId { get; internal set; }

    /// <summary>The path.</summary>
    /// <returns>The path.</returns>
    public override string ToString() => Path;
}
