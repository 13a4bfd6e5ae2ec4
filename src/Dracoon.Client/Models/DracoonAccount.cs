using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>The signed-in user, as <c>GET /user/account</c> gives them. Times are UTC.</summary>
public sealed class DracoonAccount : DracoonObject
{
    /// <summary>The user's number.</summary>
    [JsonProperty("id")]
    public long UserId { get; internal set; }

    /// <summary>The customer's (tenant's) number.</summary>
    public long CustomerId { get; internal set; }

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

    /// <summary>The user's language, such as <c>de-DE</c>.</summary>
    public string? Language { get; internal set; }

    /// <summary>True when the account is locked.</summary>
    public bool IsLocked { get; internal set; }

    /// <summary>How the user signs in.</summary>
    public string? AuthMethod => AuthData?.Method;

    /// <summary>The names of the user's roles, such as <c>USER_MANAGER</c>.</summary>
    public string[] RoleNames => Roles?.Items.Select(r => r.Name).ToArray() ?? Array.Empty<string>();

    /// <summary>True when the user has a keypair.</summary>
    public bool IsEncryptionEnabled { get; internal set; }

    /// <summary>True when the user manages a room.</summary>
    public bool HasManageableRooms { get; internal set; }

    /// <summary>The user's home room, where there is one.</summary>
    public long? HomeRoomId { get; internal set; }

    /// <summary>When the account ends; null for never.</summary>
    public DateTime? ExpireAt { get; internal set; }

    /// <summary>When the user last signed in.</summary>
    public DateTime? LastLoginSuccessAt { get; internal set; }

    /// <summary>When somebody last failed to sign in as this user.</summary>
    public DateTime? LastLoginFailAt { get; internal set; }

    /// <summary>When the account was created.</summary>
    public DateTime? CreatedAt { get; internal set; }

    /// <summary>True when the terms of use wait to be accepted in the web app.</summary>
    public bool NeedsToAcceptEula { get; internal set; }

    /// <summary>True when an e-mail address has to be given in the web app.</summary>
    public bool MustSetEmail { get; internal set; }

    /// <summary>True when another password has to be chosen at the next sign-in.</summary>
    public bool? MustChangePassword => AuthData?.MustChangePassword;

    /// <summary>True when rooms are subscribed by themselves as soon as the user may see them.</summary>
    [JsonProperty("automaticallySubscribeDatarooms")]
    public bool? SubscribesRooms { get; internal set; }

    /// <summary>The names of the groups that the user is in. Known only where they were asked for.</summary>
    public string[] GroupNames => Groups?.Where(g => g.IsMember).Select(g => g.Name).ToArray() ?? Array.Empty<string>();

    /// <summary>The numbers of the groups that the user is in. Known only where they were asked for.</summary>
    public long[] GroupIds => Groups?.Where(g => g.IsMember).Select(g => g.GroupId).ToArray() ?? Array.Empty<long>();

    [JsonProperty("userGroups")]
    internal List<AccountGroup>? Groups { get; set; }

    [JsonProperty("userAttributes")]
    internal ItemList<DracoonProfileAttribute>? Attributes { get; set; }

    [JsonProperty("authData")]
    internal UserAuthData? AuthData { get; set; }

    [JsonProperty("userRoles")]
    internal ItemList<DracoonRole>? Roles { get; set; }

    /// <summary>The attributes that programs keep with the user, where they were asked for.</summary>
    /// <returns>Key and value. A method, so that it is no column of a table or a CSV file.</returns>
    public IReadOnlyList<DracoonProfileAttribute> GetUserAttributes() => Attributes?.Items ?? new List<DracoonProfileAttribute>();

    /// <summary>The user name.</summary>
    /// <returns>The user name.</returns>
    public override string ToString() => UserName;
}

/// <summary>A group of an account.</summary>
internal sealed class AccountGroup
{
    [JsonProperty("id")]
    public long GroupId { get; set; }

    public string Name { get; set; } = "";

    public bool IsMember { get; set; }
}
