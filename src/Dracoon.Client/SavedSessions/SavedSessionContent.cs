using System;
using System.Globalization;
using System.IO;
using System.Text;
using Dracoon.Client.Authentication;
using Dracoon.Client.Http;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.SavedSessions;

/// <summary>What is in the file of a saved session: whose it is, readable, and the secrets in one protected piece.</summary>
internal sealed class SavedSessionContent
{
    private const int FormatVersion = 1;

    // What is in the protected piece a second time: who can change the file, but not read its secrets, must not lead them to another server.
    private static readonly string[] Bound = { "baseUrl", "clientId" };

    // An access token with less left than this is not worth taking from the file.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    public SavedSessionContent(Uri baseUri, string userName, OAuthClientCredentials client, OAuthTokens tokens, DateTime? expiresAt)
    {
        BaseUri = baseUri;
        UserName = userName;
        Client = client;
        RefreshToken = tokens.RefreshToken ?? throw new ArgumentException("A saved session needs a refresh token.", nameof(tokens));
        AccessToken = tokens.AccessToken;
        ExpiresAt = expiresAt;
    }

    public Uri BaseUri { get; }

    public string UserName { get; }

    public OAuthClientCredentials Client { get; }

    public string RefreshToken { get; }

    /// <summary>Saved too: servers end it when the refresh token is used, so tasks that run at once must share it.</summary>
    public string AccessToken { get; }

    public DateTime? ExpiresAt { get; }

    /// <summary>Reads the text of a file. What it throws when that can't be read: see <see cref="IsDamage"/>.</summary>
    public static SavedSessionContent Parse(string text)
    {
        JObject file = Json.Parse(text) as JObject ?? throw new InvalidDataException("No JSON object.");
        if (file["version"] is not JValue { Value: (long)FormatVersion } || (string?)file["protection"] != SecretProtection.Method)
        {
            throw new InvalidDataException("Another format.");
        }
        byte[] bytes = SecretProtection.Unprotect(Convert.FromBase64String(Text(file, "secrets")));
        try
        {
            JObject secrets = Json.Parse(Encoding.UTF8.GetString(bytes)) as JObject ?? throw new InvalidDataException("No secrets.");
            foreach (string name in Bound)
            {
                if (Text(secrets, name) != Text(file, name))
                {
                    throw new InvalidDataException($"'{name}' is not what was saved.");
                }
            }
            string? clientSecret = (string?)secrets["clientSecret"];
            var client = new OAuthClientCredentials(Text(file, "clientId"), clientSecret is null ? null : SecureText.FromText(clientSecret));
            DateTime? expiresAt = (string?)file["accessTokenExpiresAt"] is string time
                ? DateTime.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind).ToUniversalTime()
                : null;
            return new SavedSessionContent(DracoonClientOptions.ParseBaseUrl(Text(file, "baseUrl")), Text(file, "userName"), client,
                new OAuthTokens(Text(secrets, "accessToken"), Text(secrets, "refreshToken"), null), expiresAt);
        }
        finally
        {
            Array.Clear(bytes, 0, bytes.Length);
        }
    }

    public string ToText()
    {
        var secrets = new JObject
        {
            ["baseUrl"] = BaseUri.AbsoluteUri,
            ["clientId"] = Client.ClientId,
            ["clientSecret"] = Client.ClientSecret is null ? null : SecureText.ToText(Client.ClientSecret),
            ["refreshToken"] = RefreshToken,
            ["accessToken"] = AccessToken,
        };
        byte[] bytes = Encoding.UTF8.GetBytes(secrets.ToString());
        try
        {
            return new JObject
            {
                ["version"] = FormatVersion,
                ["baseUrl"] = BaseUri.AbsoluteUri,
                ["userName"] = UserName,
                ["clientId"] = Client.ClientId,
                ["accessTokenExpiresAt"] = ExpiresAt?.ToString("o", CultureInfo.InvariantCulture),
                ["protection"] = SecretProtection.Method,
                ["secrets"] = Convert.ToBase64String(SecretProtection.Protect(bytes)),
            }.ToString();
        }
        finally
        {
            Array.Clear(bytes, 0, bytes.Length);
        }
    }

    /// <summary>True for an exception of <see cref="Parse"/>: the text is not what was saved here.</summary>
    public static bool IsDamage(Exception exception) =>
        exception is Newtonsoft.Json.JsonException or FormatException or InvalidDataException or ArgumentException or InvalidCastException;

    public bool IsSameAs(SavedSessionContent other) =>
        BaseUri == other.BaseUri && UserName == other.UserName && Client.ClientId == other.Client.ClientId;

    /// <summary>The access token, where it is another than the one that is no longer good, and has some time left.</summary>
    public OAuthTokens? NewerThan(string? accessToken, DateTime now) =>
        AccessToken != accessToken && !(ExpiresAt <= now + Margin) ? new OAuthTokens(AccessToken, RefreshToken, ExpiresAt - now) : null;

    public SavedSessionContent With(OAuthTokens tokens, DateTime now) => new(BaseUri, UserName, Client,
        string.IsNullOrEmpty(tokens.RefreshToken) ? new OAuthTokens(tokens.AccessToken, RefreshToken, tokens.Lifetime) : tokens, now + tokens.Lifetime);

    /// <summary>Whose it is; never a secret.</summary>
    public override string ToString() => UserName + " at " + BaseUri;

    private static string Text(JObject json, string name) =>
        json[name] is JValue { Type: JTokenType.String } value && ((string)value!).Length > 0 ? (string)value! : throw new InvalidDataException($"'{name}' is missing.");
}
