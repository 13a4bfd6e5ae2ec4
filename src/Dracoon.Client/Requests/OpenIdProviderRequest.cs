using System.Collections.Generic;
using System.Security;
using Dracoon.Client.Authentication;

namespace Dracoon.Client.Requests;

/// <summary>The body of <c>POST</c> and <c>PUT</c> for OpenID Connect providers.</summary>
public sealed class OpenIdProviderRequest : RequestBody
{
    /// <summary>The name.</summary>
    public string? Name { get => Get<string>("name"); set => Set("name", value); }

    /// <summary>Who issues the tokens.</summary>
    public string? Issuer { get => Get<string>("issuer"); set => Set("issuer", value); }

    /// <summary>Where users sign in.</summary>
    public string? AuthorizationUrl { get => Get<string>("authorizationEndPointUrl"); set => Set("authorizationEndPointUrl", value); }

    /// <summary>Where tokens are issued.</summary>
    public string? TokenUrl { get => Get<string>("tokenEndPointUrl"); set => Set("tokenEndPointUrl", value); }

    /// <summary>Where the data of users are.</summary>
    public string? UserInfoUrl { get => Get<string>("userInfoEndPointUrl"); set => Set("userInfoEndPointUrl", value); }

    /// <summary>Where the keys of the tokens are.</summary>
    public string? JwksUrl { get => Get<string>("jwksEndPointUrl"); set => Set("jwksEndPointUrl", value); }

    /// <summary>The id that DRACOON has at the provider.</summary>
    public string? ClientId { get => Get<string>("clientId"); set => Set("clientId", value); }

    /// <summary>The secret that DRACOON has at the provider.</summary>
    public SecureString? ClientSecret { set => Set("clientSecret", SecureText.ToText(value)); }

    /// <summary>What is asked for.</summary>
    public IReadOnlyCollection<string>? Scopes { get => Get<string[]>("scopes"); set => Set("scopes", value); }

    /// <summary>Where users come back to.</summary>
    public IReadOnlyCollection<string>? RedirectUris { get => Get<string[]>("redirectUris"); set => Set("redirectUris", value); }

    /// <summary>The claim that users are recognized by.</summary>
    public string? MappingClaim { get => Get<string>("mappingClaim"); set => Set("mappingClaim", value); }

    /// <summary>The claim that is taken when the first one finds nobody.</summary>
    public string? FallbackMappingClaim { get => Get<string>("fallbackMappingClaim"); set => Set("fallbackMappingClaim", value); }

    /// <summary>True to take no other claim. For changes.</summary>
    public bool? ResetFallbackMappingClaim { get => Get<bool?>("resetFallbackMappingClaim"); set => Set("resetFallbackMappingClaim", value); }

    /// <summary><c>authorization_code</c> or <c>hybrid</c>.</summary>
    public string? Flow { get => Get<string>("flow"); set => Set("flow", value); }

    /// <summary>True to use PKCE.</summary>
    public bool? PkceEnabled { get => Get<bool?>("pkceEnabled"); set => Set("pkceEnabled", value); }

    /// <summary>The PKCE method: <c>plain</c> or <c>S256</c>.</summary>
    public string? PkceChallengeMethod { get => Get<string>("pkceChallengeMethod"); set => Set("pkceChallengeMethod", value); }

    /// <summary><c>user_info_endpoint</c> or <c>id_token</c>.</summary>
    public string? UserInfoSource { get => Get<string>("userInfoSource"); set => Set("userInfoSource", value); }

    /// <summary>True when who signs in first gets an account.</summary>
    public bool? UserImport { get => Get<bool?>("userImportEnabled"); set => Set("userImportEnabled", value); }

    /// <summary>The group that they are put in; 0 for none.</summary>
    public long? ImportGroupId { get => Get<long?>("userImportGroup"); set => Set("userImportGroup", value); }

    /// <summary>True to keep accounts up to date with the provider.</summary>
    public bool? UserUpdate { get => Get<bool?>("userUpdateEnabled"); set => Set("userUpdateEnabled", value); }

    /// <summary>Where users are managed; empty for nowhere.</summary>
    public string? UserManagementUrl { get => Get<string>("userManagementUrl"); set => Set("userManagementUrl", value); }

    /// <summary>True to let users sign in with it. For changes.</summary>
    public bool? IsEnabled { get => Get<bool?>("isEnabled"); set => Set("isEnabled", value); }

    /// <summary>True for DRACOON's own proxy in between.</summary>
    public bool? UsesAuthProxy { get => Get<bool?>("useAuthProxyEnabled"); set => Set("useAuthProxyEnabled", value); }
}
