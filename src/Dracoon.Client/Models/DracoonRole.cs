using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A role of the tenant.</summary>
public sealed class DracoonRole : DracoonObject
{
    /// <summary>The role's number.</summary>
    [JsonProperty("id")]
    public long RoleId { get; internal set; }

    /// <summary>The role's name in the API, such as <c>USER_MANAGER</c>.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>What the role is for.</summary>
    public string? Description { get; internal set; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
