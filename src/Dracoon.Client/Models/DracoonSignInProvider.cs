using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>An Active Directory or OpenID provider as everybody may see it: <c>GET /public/system/info/auth/ad</c>, <c>GET /public/system/info/auth/openid</c>.</summary>
public sealed class DracoonSignInProvider : DracoonObject
{
    /// <summary><c>active_directory</c> or <c>openid</c>.</summary>
    [JsonIgnore]
    public string AuthMethod { get; internal set; } = "";

    /// <summary>The provider's number.</summary>
    [JsonProperty("id")]
    public int ProviderId { get; internal set; }

    /// <summary>Its name.</summary>
    public string Name => OpenIdName ?? Alias ?? "";

    /// <summary>True when all tenants of the server can use it.</summary>
    public bool IsGlobalAvailable { get; internal set; }

    /// <summary>The issuer, for OpenID.</summary>
    public string? Issuer { get; internal set; }

    /// <summary>The claim that tells who somebody is, for OpenID.</summary>
    public string? MappingClaim { get; internal set; }

    /// <summary>Where its users are managed, for OpenID.</summary>
    public string? UserManagementUrl { get; internal set; }

    [JsonProperty("alias")]
    internal string? Alias { get; set; }

    [JsonProperty("name")]
    internal string? OpenIdName { get; set; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
