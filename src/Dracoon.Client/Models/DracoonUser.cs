using System;
using System.Linq;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A user of the tenant, as <c>GET /users</c> and <c>GET /users/{user_id}</c> give them. Times are UTC.</summary>
public sealed class DracoonUser : DracoonObject
{
    /// <summary>The user's number.</summary>
    [JsonProperty("id")]
    public long UserId { get; internal set; }

    internal override long? Identity => UserId;

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

    /// <summary>How the user signs in: <c>basic</c>, <c>active_directory</c>, <c>radius</c>, <c>openid</c>. Known for a single user, not in a list.</summary>
    public string? AuthMethod => AuthData?.Method;

    /// <summary>The login name at the provider, where it is not the user name.</summary>
    public string? Login => AuthData?.Login ?? OldLogin;

    /// <summary>The number of the OpenID or Active Directory configuration that the user signs in with. Known for a single user.</summary>
    public long? ProviderId => AuthData?.OidConfigId ?? AuthData?.AdConfigId;

    /// <summary>True when the user has to choose another password. Known for a single user.</summary>
    public bool? MustChangePassword => AuthData?.MustChangePassword;

    /// <summary>When the user was created. Known in a list, not for a single user.</summary>
    public DateTime? CreatedAt { get; internal set; }

    /// <summary>When the user last signed in; null for never.</summary>
    public DateTime? LastLoginSuccessAt { get; internal set; }

    /// <summary>When the account ends; null for never.</summary>
    public DateTime? ExpireAt { get; internal set; }

    /// <summary>True when the user has a keypair.</summary>
    public bool IsEncryptionEnabled { get; internal set; }

    /// <summary>True when the user manages a room.</summary>
    public bool HasManageableRooms { get; internal set; }

    /// <summary>The user's home room, where there is one.</summary>
    public long? HomeRoomId { get; internal set; }

    /// <summary>The names of the user's roles, such as <c>USER_MANAGER</c>.</summary>
    public NameList RoleNames => Roles is null ? NameList.None : new NameList(Roles.Items.Select(r => r.Name));

    /// <summary>What user managers noted about the user, as <c>key=value</c>. Known for a single user, and in a list that was asked for it.</summary>
    public NameList Attributes => UserAttributes is null ? NameList.None : new NameList(UserAttributes.Items.Select(a => a.ToString()));

    /// <summary>True when a second factor is set up. Known for a single user.</summary>
    public bool? IsMfaEnabled { get; internal set; }

    /// <summary>True when a second factor is demanded. Known for a single user.</summary>
    public bool? IsMfaEnforced { get; internal set; }

    /// <summary>Names the version of the picture; changes with it.</summary>
    public string? AvatarUuid { get; internal set; }

    [JsonProperty("authData")]
    internal UserAuthData? AuthData { get; set; }

    [JsonProperty("userRoles")]
    internal ItemList<DracoonRole>? Roles { get; set; }

    [JsonProperty("userAttributes")]
    internal ItemList<DracoonUserAttribute>? UserAttributes { get; set; }

    [JsonProperty("lockStatus")]
    internal int? OldLockStatus { get; set; } // deprecated; named here because every user of a list has it

    [JsonProperty("login")]
    internal string? OldLogin { get; set; }

    /// <summary>The user name.</summary>
    /// <returns>The user name.</returns>
    public override string ToString() => UserName;
}
