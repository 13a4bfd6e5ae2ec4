using System;
using System.Security;
using Dracoon.Client.Http;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>An OpenID Connect provider that users sign in with, as <c>GET /system/config/auth/openid/idps</c> gives it.</summary>
public sealed class DracoonOpenIdProvider : DracoonObject
{
    /// <summary>The configuration's number.</summary>
    [JsonProperty("id")]
    public long OpenIdProviderId { get; internal set; }

    /// <summary>The name.</summary>
    public string? Name { get; internal set; }

    /// <summary>Who issues the tokens; upper and lower case matter.</summary>
    public string? Issuer { get; internal set; }

    /// <summary>True when users may sign in with it.</summary>
    public bool? IsEnabled { get; internal set; }

    /// <summary>True for one that came with the installation.</summary>
    public bool? IsStandard { get; internal set; }

    /// <summary>The id that DRACOON has at the provider.</summary>
    public string? ClientId { get; internal set; }

    /// <summary>The secret that DRACOON has at the provider, where the server tells it.</summary>
    [JsonConverter(typeof(SecureStringConverter))]
    public SecureString? ClientSecret { get; internal set; }

    /// <summary>Where users sign in.</summary>
    [JsonProperty("authorizationEndPointUrl")]
    public string? AuthorizationUrl { get; internal set; }

    /// <summary>Where tokens are issued.</summary>
    [JsonProperty("tokenEndPointUrl")]
    public string? TokenUrl { get; internal set; }

    /// <summary>Where the data of users are.</summary>
    [JsonProperty("userInfoEndPointUrl")]
    public string? UserInfoUrl { get; internal set; }

    /// <summary>Where the keys of the tokens are.</summary>
    [JsonProperty("jwksEndPointUrl")]
    public string? JwksUrl { get; internal set; }

    /// <summary>What is asked for.</summary>
    public string[] Scopes { get; internal set; } = Array.Empty<string>();

    /// <summary>Where users come back to.</summary>
    public string[] RedirectUris { get; internal set; } = Array.Empty<string>();

    /// <summary>The claim that users are recognized by.</summary>
    public string? MappingClaim { get; internal set; }

    /// <summary>The claim that is taken when the first one finds nobody.</summary>
    public string? FallbackMappingClaim { get; internal set; }

    /// <summary><c>authorization_code</c> or <c>hybrid</c>.</summary>
    public string? Flow { get; internal set; }

    /// <summary>True when PKCE is used.</summary>
    public bool? PkceEnabled { get; internal set; }

    /// <summary>The PKCE method: <c>plain</c> or <c>S256</c>.</summary>
    public string? PkceChallengeMethod { get; internal set; }

    /// <summary><c>user_info_endpoint</c> or <c>id_token</c>.</summary>
    public string? UserInfoSource { get; internal set; }

    /// <summary>True when who signs in first gets an account.</summary>
    [JsonProperty("userImportEnabled")]
    public bool? UserImport { get; internal set; }

    /// <summary>The group that they are put in.</summary>
    [JsonProperty("userImportGroup")]
    public long? ImportGroupId { get; internal set; }

    /// <summary>True when accounts are kept up to date with the provider.</summary>
    [JsonProperty("userUpdateEnabled")]
    public bool? UserUpdate { get; internal set; }

    /// <summary>Where users are managed.</summary>
    public string? UserManagementUrl { get; internal set; }

    /// <summary>True when DRACOON's own proxy stands in between.</summary>
    [JsonProperty("useAuthProxyEnabled")]
    public bool? UsesAuthProxy { get; internal set; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name ?? "";
}
