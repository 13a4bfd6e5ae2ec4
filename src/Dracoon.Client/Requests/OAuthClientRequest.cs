using System.Collections.Generic;
using System.Security;
using Dracoon.Client.Authentication;

namespace Dracoon.Client.Requests;

/// <summary>The body of <c>POST</c> and <c>PUT</c> for OAuth clients. Both need the grant types.</summary>
public sealed class OAuthClientRequest : RequestBody
{
    /// <summary>The client's id; without one the server makes it. For a new one.</summary>
    public string? ClientId { get => Get<string>("clientId"); set => Set("clientId", value); }

    /// <summary>The name that users see.</summary>
    public string? Name { get => Get<string>("clientName"); set => Set("clientName", value); }

    /// <summary><c>confidential</c> or <c>public</c>.</summary>
    public string? ClientType { get => Get<string>("clientType"); set => Set("clientType", value); }

    /// <summary>The secret; an empty one asks the server to make one.</summary>
    public SecureString? ClientSecret { set => Set("clientSecret", SecureText.ToText(value)); }

    /// <summary>True to let users sign in with it. For changes.</summary>
    public bool? IsEnabled { get => Get<bool?>("isEnabled"); set => Set("isEnabled", value); }

    /// <summary>How users may sign in.</summary>
    public IReadOnlyCollection<string>? GrantTypes { get => Get<string[]>("grantTypes"); set => Set("grantTypes", value); }

    /// <summary>Where users come back to.</summary>
    public IReadOnlyCollection<string>? RedirectUris { get => Get<string[]>("redirectUris"); set => Set("redirectUris", value); }

    /// <summary>For how many seconds an access token holds.</summary>
    public int? AccessTokenValidity { get => Get<int?>("accessTokenValidity"); set => Set("accessTokenValidity", value); }

    /// <summary>For how many seconds a refresh token holds.</summary>
    public int? RefreshTokenValidity { get => Get<int?>("refreshTokenValidity"); set => Set("refreshTokenValidity", value); }

    /// <summary>For how many seconds a user's approval holds.</summary>
    public int? ApprovalValidity { get => Get<int?>("approvalValidity"); set => Set("approvalValidity", value); }
}
