using System.Text;

namespace DracoonSandbox.OAuth;

/// <summary>The OAuth clients that are registered, and their redirect addresses.</summary>
internal static class OAuthClients
{
    private static readonly Dictionary<string, string> Secrets = new()
    {
        ["dracoon_legacy_scripting"] = "",
        ["sandbox-confidential"] = "s3cret:with-colon",
    };

    /// <summary>The name for people, and whether every DRACOON has the client.</summary>
    public static (string Name, bool IsStandard) Describe(string clientId) =>
        clientId == "dracoon_legacy_scripting" ? ("DRACOON Legacy Scripting", true) : (clientId, false);

    public static bool Exists(string clientId) => Secrets.ContainsKey(clientId);

    /// <summary>Registered addresses are compared exactly.</summary>
    public static bool MayRedirectTo(string redirectUri, HttpRequest request) =>
        redirectUri == "http://127.0.0.1:53682/" || redirectUri == $"{request.Scheme}://{request.Host}/oauth/callback";

    /// <summary>The client that the Basic header names with the right secret; else null. Padded or not, both alphabets of Base64.</summary>
    public static string? Authenticate(HttpRequest request)
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
            return colon > 0 && Secrets.TryGetValue(both[..colon], out string? secret) && secret == both[(colon + 1)..] ? both[..colon] : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
