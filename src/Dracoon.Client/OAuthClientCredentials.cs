using System;
using System.Security;

namespace Dracoon.Client;

/// <summary>The OAuth client (the application) in whose name a session signs in.</summary>
public sealed class OAuthClientCredentials
{
    /// <summary>The client that every DRACOON server has for scripts. Its secret is empty.</summary>
    public const string DefaultClientId = "dracoon_legacy_scripting";

    /// <summary>A client.</summary>
    /// <param name="clientId">Its id; null for <see cref="DefaultClientId"/>.</param>
    /// <param name="clientSecret">Its secret; null for an empty one. Copied.</param>
    /// <exception cref="ArgumentException">The id is empty or contains a colon, which HTTP Basic can't carry.</exception>
    public OAuthClientCredentials(string? clientId = null, SecureString? clientSecret = null)
    {
        ClientId = clientId ?? DefaultClientId;
        if (ClientId.Length == 0 || ClientId.IndexOf(':') >= 0)
        {
            throw new ArgumentException("A client id is not empty and contains no colon.", nameof(clientId));
        }
        ClientSecret = clientSecret?.Copy();
    }

    /// <summary>The client's id.</summary>
    public string ClientId { get; }

    /// <summary>The client's secret; null for an empty one.</summary>
    public SecureString? ClientSecret { get; }

    /// <summary>The id; never the secret.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => ClientId;
}
