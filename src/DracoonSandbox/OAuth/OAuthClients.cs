using System.Text;
using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.OAuth;

/// <summary>Who a client is, and what it may. Under the state's gate.</summary>
internal static class OAuthClients
{
    /// <summary>The client, when it is registered and enabled.</summary>
    public static OAuthClientRecord? Find(SandboxState state, string clientId) =>
        state.Areas.Get<OAuthClientState>().Find(clientId) is { IsEnabled: true } client ? client : null;

    /// <summary>Registered addresses are compared exactly.</summary>
    public static bool MayRedirectTo(OAuthClientRecord client, string redirectUri, HttpRequest request) => RedirectUris(client, request).Contains(redirectUri);

    public static IEnumerable<string> RedirectUris(OAuthClientRecord client, HttpRequest request) =>
        client.RedirectUris.Select(uri => uri.Replace(OAuthClientState.OwnAddress, $"{request.Scheme}://{request.Host}", StringComparison.Ordinal));

    /// <summary>That of the client, or of the sandbox; or a shorter one that a config manager restricts tokens to.</summary>
    public static TimeSpan AccessTokenLifetime(OAuthClientRecord client, SandboxState state)
    {
        TimeSpan lifetime = client.AccessTokenValidity is int seconds ? TimeSpan.FromSeconds(seconds) : state.TokenLifetime;
        JsonObject restrictions = state.Areas.Get<SettingsState>().TokenRestrictions;
        var restricted = TimeSpan.FromSeconds(restrictions.Number("accessTokenValidity") ?? 0);
        return restrictions.Flag("restrictionEnabled") == true && restricted < lifetime ? restricted : lifetime;
    }

    /// <summary>The client that the Basic header names with the right secret; else null. Padded or not, both alphabets of Base64.</summary>
    public static OAuthClientRecord? Authenticate(SandboxState state, HttpRequest request)
    {
        string header = request.Headers.Authorization.ToString();
        if (!header.StartsWith("Basic ", StringComparison.Ordinal))
        {
            return null;
        }
        string text = header[6..].Trim().TrimEnd('=').Replace('-', '+').Replace('_', '/');
        try
        {
            string both = Encoding.UTF8.GetString(Convert.FromBase64String(text + new string('=', (4 - (text.Length % 4)) % 4)));
            int colon = both.IndexOf(':');
            return colon > 0 && Find(state, both[..colon]) is OAuthClientRecord client && client.Secret == both[(colon + 1)..] ? client : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
