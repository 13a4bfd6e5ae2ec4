using System;

namespace Dracoon.Client;

/// <summary>Why signing in failed.</summary>
public enum AuthenticationFailure
{
    /// <summary>Another reason; see <see cref="DracoonAuthenticationException.OAuthError"/>.</summary>
    Other,

    /// <summary>User name or password is wrong.</summary>
    InvalidCredentials,

    /// <summary>The OAuth client is unknown or its secret is wrong.</summary>
    InvalidClient,

    /// <summary>The OAuth client may not sign in this way.</summary>
    ClientNotAllowed,

    /// <summary>The authorization code is wrong, used or too old.</summary>
    InvalidCode,

    /// <summary>The access token is expired or unknown, and there is no refresh token.</summary>
    ExpiredToken,

    /// <summary>The server did not take the refresh token: expired, revoked or already used.</summary>
    RefreshRefused,
}

/// <summary>A sign-in or a token refresh was refused.</summary>
public sealed class DracoonAuthenticationException : Exception
{
    internal DracoonAuthenticationException(string message, AuthenticationFailure reason, string oauthError, int statusCode)
        : base(message)
    {
        Reason = reason;
        OAuthError = oauthError;
        StatusCode = statusCode;
    }

    /// <summary>Why.</summary>
    public AuthenticationFailure Reason { get; }

    /// <summary>The <c>error</c> of the OAuth answer, such as <c>invalid_grant</c>; empty when there was none.</summary>
    public string OAuthError { get; }

    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; }
}
