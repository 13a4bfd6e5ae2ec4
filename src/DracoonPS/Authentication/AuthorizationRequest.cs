using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;

namespace DracoonPS.Authentication;

/// <summary>A sign-in through the browser: the address to open, and what its answer has to fit (RFC 6749 4.1, RFC 7636, RFC 8252).</summary>
internal sealed class AuthorizationRequest
{
    /// <summary>Where the answer comes in unless something else is registered. One fixed port, since DRACOON compares registered addresses exactly.</summary>
    public static readonly Uri DefaultLoopbackAddress = new("http://127.0.0.1:53682/");

    private static readonly char[] PairSeparator = { '&' };

    private readonly string _state = RandomText();

    public AuthorizationRequest(Uri baseUri, string clientId, Uri redirectUri)
    {
        RedirectUri = redirectUri;
        CodeVerifier = RandomText();
        string challenge;
        using (var sha = SHA256.Create())
        {
            challenge = Base64Url(sha.ComputeHash(Encoding.ASCII.GetBytes(CodeVerifier)));
        }
        Address = new Uri(baseUri, "oauth/authorize?response_type=code&branding=full&scope=all"
            + "&client_id=" + Uri.EscapeDataString(clientId)
            + "&redirect_uri=" + Uri.EscapeDataString(redirectUri.OriginalString)
            + "&state=" + _state
            + "&code_challenge=" + challenge + "&code_challenge_method=S256");
    }

    public Uri Address { get; }

    public Uri RedirectUri { get; }

    public string CodeVerifier { get; }

    /// <summary>True for the answer to this request; browsers ask for icons too, and others may guess.</summary>
    public bool IsAnswer(Uri address)
    {
        Dictionary<string, string> query = Query(address);
        return query.TryGetValue("state", out string? state) && state == _state && (query.ContainsKey("code") != query.ContainsKey("error"));
    }

    /// <summary>The code in an answer.</summary>
    /// <exception cref="ArgumentException">The sign-in was refused or given up.</exception>
    public static string CodeOf(Uri address)
    {
        Dictionary<string, string> query = Query(address);
        if (query.TryGetValue("code", out string? code) && code.Length > 0)
        {
            return code;
        }
        string why = query.TryGetValue("error", out string? error) ? error : "the address has no code";
        if (query.TryGetValue("error_description", out string? description))
        {
            why += ": " + description;
        }
        throw new ArgumentException($"The sign-in gave no authorization code ({why}). Start again.");
    }

    private static Dictionary<string, string> Query(Uri address)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string pair in address.Query.TrimStart('?').Split(PairSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=');
            string name = equals < 0 ? pair : pair.Substring(0, equals);
            string value = equals < 0 ? "" : pair.Substring(equals + 1);
            values[Uri.UnescapeDataString(name)] = Uri.UnescapeDataString(value.Replace('+', ' '));
        }
        return values;
    }

    private static string RandomText()
    {
        byte[] bytes = new byte[32];
        using (var random = RandomNumberGenerator.Create())
        {
            random.GetBytes(bytes);
        }
        return Base64Url(bytes);
    }

    private static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
