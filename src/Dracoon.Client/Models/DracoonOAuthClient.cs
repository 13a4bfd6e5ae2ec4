using System;
using System.Security;
using Dracoon.Client.Http;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>An application in whose name users sign in, as <c>GET /system/config/oauth/clients</c> gives it.</summary>
public sealed class DracoonOAuthClient : DracoonObject
{
    /// <summary>The client's id.</summary>
    public string ClientId { get; internal set; } = "";

    /// <summary>The name that users see.</summary>
    [JsonProperty("clientName")]
    public string? Name { get; internal set; }

    /// <summary><c>confidential</c> or <c>public</c>.</summary>
    public string? ClientType { get; internal set; }

    /// <summary>The secret, where the server tells it.</summary>
    [JsonConverter(typeof(SecureStringConverter))]
    public SecureString? ClientSecret { get; internal set; }

    /// <summary>True when users may sign in with it.</summary>
    public bool? IsEnabled { get; internal set; }

    /// <summary>True for one that every DRACOON has; it can't be changed.</summary>
    public bool? IsStandard { get; internal set; }

    /// <summary>True for one of somebody else.</summary>
    public bool? IsExternal { get; internal set; }

    /// <summary>How users may sign in: <c>authorization_code</c>, <c>implicit</c>, <c>password</c>, <c>refresh_token</c>.</summary>
    public string[] GrantTypes { get; internal set; } = Array.Empty<string>();

    /// <summary>Where users come back to.</summary>
    public string[] RedirectUris { get; internal set; } = Array.Empty<string>();

    /// <summary>For how many seconds an access token holds.</summary>
    public int? AccessTokenValidity { get; internal set; }

    /// <summary>For how many seconds a refresh token holds.</summary>
    public int? RefreshTokenValidity { get; internal set; }

    /// <summary>For how many seconds a user's approval holds.</summary>
    public int? ApprovalValidity { get; internal set; }

    /// <summary>The id.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => ClientId;
}
