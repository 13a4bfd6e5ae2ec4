using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A role of the tenant, as <c>GET /roles</c> gives it.</summary>
public class DracoonRole : DracoonObject
{
    /// <summary>The role's number.</summary>
    [JsonProperty("id")]
    public long RoleId { get; internal set; }

    /// <summary>The role's name in the API, such as <c>USER_MANAGER</c>.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>What the role is for.</summary>
    public string? Description { get; internal set; }

    /// <summary>The names of the rights that the role brings.</summary>
    public NameList RightNames => new(GetRights().Select(r => r.Name));

    [JsonProperty("items")]
    internal List<DracoonRight>? Rights { get; set; }

    /// <summary>The rights that the role brings.</summary>
    /// <returns>The rights. A method, so that they are no column of a table or a CSV file.</returns>
    public IReadOnlyList<DracoonRight> GetRights() => Rights ?? new List<DracoonRight>();

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
