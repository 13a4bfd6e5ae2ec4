using System;
using System.Linq;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A user of a tenant, as <c>GET /provisioning/customers/{customer_id}/users</c> gives them. No DracoonUser: what changes users works on those of the own tenant.</summary>
public sealed class DracoonTenantUser : DracoonObject
{
    /// <summary>The tenant.</summary>
    public long TenantId { get; internal set; }

    /// <summary>The user's number.</summary>
    [JsonProperty("id")]
    public long TenantUserId { get; internal set; }

    /// <summary>The user name.</summary>
    public string UserName { get; internal set; } = "";

    /// <summary>The first name.</summary>
    public string FirstName { get; internal set; } = "";

    /// <summary>The last name.</summary>
    public string LastName { get; internal set; } = "";

    /// <summary>The e-mail address.</summary>
    public string? Email { get; internal set; }

    /// <summary>The phone number.</summary>
    public string? Phone { get; internal set; }

    /// <summary>True when the user may not sign in.</summary>
    public bool IsLocked { get; internal set; }

    /// <summary>When the user was created.</summary>
    public DateTime? CreatedAt { get; internal set; }

    /// <summary>When the user last signed in; null for never.</summary>
    public DateTime? LastLoginSuccessAt { get; internal set; }

    /// <summary>When the account ends; null for never.</summary>
    public DateTime? ExpireAt { get; internal set; }

    /// <summary>True when the user has a keypair.</summary>
    public bool? IsEncryptionEnabled { get; internal set; }

    /// <summary>True when the user manages a room.</summary>
    public bool? HasManageableRooms { get; internal set; }

    /// <summary>The user's home room, where there is one.</summary>
    public long? HomeRoomId { get; internal set; }

    /// <summary>Names the version of the picture; changes with it.</summary>
    public string? AvatarUuid { get; internal set; }

    /// <summary>The names of the user's roles, such as <c>USER_MANAGER</c>.</summary>
    public string[] RoleNames => Roles?.Items.Select(r => r.Name).ToArray() ?? Array.Empty<string>();

    /// <summary>The user's attributes as <c>key=value</c>.</summary>
    public string[] Attributes => AttributeList?.Items.Select(a => a.Key + "=" + a.Value).ToArray() ?? Array.Empty<string>();

    [JsonProperty("userRoles")]
    internal ItemList<DracoonRole>? Roles { get; set; }

    [JsonProperty("userAttributes")]
    internal ItemList<KeyValueEntry>? AttributeList { get; set; }

    [JsonProperty("lockStatus")]
    internal int? OldLockStatus { get; set; } // deprecated; named here because every user of a list has it

    [JsonProperty("login")]
    internal string? OldLogin { get; set; }

    /// <summary>The user name.</summary>
    /// <returns>The user name.</returns>
    public override string ToString() => UserName;
}
