using System;

namespace Dracoon.Client.Authentication;

/// <summary>What the token endpoint gave.</summary>
internal sealed class OAuthTokens
{
    public OAuthTokens(string accessToken, string? refreshToken, TimeSpan? lifetime)
    {
        AccessToken = accessToken;
        RefreshToken = refreshToken;
        Lifetime = lifetime;
    }

    public string AccessToken { get; }

    public string? RefreshToken { get; }

    public TimeSpan? Lifetime { get; }

    public override string ToString() => nameof(OAuthTokens);
}
