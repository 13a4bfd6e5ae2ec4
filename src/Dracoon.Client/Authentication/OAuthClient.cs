using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Authentication;

/// <summary>The server's OAuth endpoints.</summary>
internal sealed class OAuthClient
{
    /// <summary>In seconds. What is longer is as good as no end.</summary>
    private const double LongestLifetime = 10 * 365 * 86400.0;

    private readonly HttpClient _http;
    private readonly Uri _baseUri;
    private readonly OAuthClientCredentials _client;

    public OAuthClient(HttpClient http, Uri baseUri, OAuthClientCredentials client)
    {
        _http = http;
        _baseUri = baseUri;
        _client = client;
    }

    public OAuthClientCredentials Client => _client;

    public Task<OAuthTokens> PasswordAsync(string userName, SecureString password, CancellationToken cancellationToken) =>
        TokenAsync(form => form.Add("grant_type", "password").Add("username", userName).Add("password", password),
            AuthenticationFailure.InvalidCredentials, cancellationToken);

    public Task<OAuthTokens> CodeAsync(string code, Uri redirectUri, string? codeVerifier, CancellationToken cancellationToken) =>
        TokenAsync(
            form =>
            {
                form.Add("grant_type", "authorization_code").Add("code", code).Add("redirect_uri", redirectUri.OriginalString);
                if (codeVerifier is not null)
                {
                    form.Add("code_verifier", codeVerifier);
                }
            },
            AuthenticationFailure.InvalidCode, cancellationToken);

    public Task<OAuthTokens> RefreshAsync(string refreshToken, CancellationToken cancellationToken) =>
        TokenAsync(form => form.Add("grant_type", "refresh_token").Add("refresh_token", refreshToken),
            AuthenticationFailure.RefreshRefused, cancellationToken);

    /// <summary>Makes a token worthless.</summary>
    public async Task RevokeAsync(string token, string hint, CancellationToken cancellationToken)
    {
        using var form = new FormBody();
        form.Add("token", token).Add("token_type_hint", hint);
        using HttpRequestMessage request = Request("oauth/revoke", form);
        using HttpResponseMessage response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw await ErrorReader.ReadAsync(request, response, _baseUri).ConfigureAwait(false);
        }
    }

    private async Task<OAuthTokens> TokenAsync(Action<FormBody> fill, AuthenticationFailure refused, CancellationToken cancellationToken)
    {
        using var form = new FormBody();
        fill(form);
        using HttpRequestMessage request = Request("oauth/token", form);
        using HttpResponseMessage response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(request, response, _baseUri, refused).ConfigureAwait(false);
    }

    /// <summary>Reads the answer of the token endpoint.</summary>
    /// <exception cref="DracoonAuthenticationException">The server refuses the sign-in.</exception>
    /// <exception cref="DracoonApiException">It has another error, or what it gives can't be read.</exception>
    internal static async Task<OAuthTokens> ReadAsync(HttpRequestMessage request, HttpResponseMessage response, Uri baseUri, AuthenticationFailure refused)
    {
        string text = await BodyText.ReadAsync(response.Content).ConfigureAwait(false);
        JObject? answer = Parse(text);
        if (response.IsSuccessStatusCode && Text(answer, "access_token") is string accessToken && accessToken.Length > 0)
        {
            double? seconds = answer!["expires_in"] is JValue { Type: JTokenType.Integer or JTokenType.Float } value ? (double)value : null;
            return new OAuthTokens(accessToken, Text(answer, "refresh_token"), seconds is >= 0 and <= LongestLifetime ? TimeSpan.FromSeconds(seconds.Value) : null);
        }
        if ((int)response.StatusCode is 400 or 401 or 403 && answer?["error"] is JValue { Type: JTokenType.String } error)
        {
            throw Refused((string)error!, Text(answer, "error_description"), refused, (int)response.StatusCode);
        }
        throw response.IsSuccessStatusCode
            ? ErrorReader.Unreadable(request, response, baseUri, text.Length == 0 ? "it is empty." : "it has no access token.")
            : await ErrorReader.ReadAsync(request, response, baseUri).ConfigureAwait(false);
    }

    /// <summary>Token calls may be repeated: at worst a second token is issued.</summary>
    private HttpRequestMessage Request(string path, FormBody form)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_baseUri, path)) { Content = form.ToContent() };
        request.Headers.Authorization = Basic();
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return request.Repeatable();
    }

    /// <summary>The id has no colon (checked when it was made), so the first colon ends it, whatever the secret contains.</summary>
    private AuthenticationHeaderValue Basic()
    {
        byte[] id = Encoding.UTF8.GetBytes(_client.ClientId + ":");
        byte[] secret = SecureText.ToUtf8(_client.ClientSecret);
        byte[] both = new byte[id.Length + secret.Length];
        Buffer.BlockCopy(id, 0, both, 0, id.Length);
        Buffer.BlockCopy(secret, 0, both, id.Length, secret.Length);
        var header = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(both));
        Array.Clear(secret, 0, secret.Length);
        Array.Clear(both, 0, both.Length);
        return header;
    }

    private static string? Text(JObject? answer, string name) => answer?[name] is JValue { Type: JTokenType.String } value ? (string?)value : null;

    private static JObject? Parse(string text)
    {
        try
        {
            return Json.Parse(text) as JObject;
        }
        catch (JsonException)
        {
            return null; // the status decides what the caller hears
        }
    }

    private static DracoonAuthenticationException Refused(string error, string? description, AuthenticationFailure refused, int status)
    {
        AuthenticationFailure reason = error switch
        {
            "invalid_grant" => refused,
            "invalid_client" => AuthenticationFailure.InvalidClient,
            "unauthorized_client" or "unsupported_grant_type" => AuthenticationFailure.ClientNotAllowed,
            _ => AuthenticationFailure.Other,
        };
        string words = reason switch
        {
            AuthenticationFailure.InvalidCredentials => "DRACOON did not accept the user name or password.",
            AuthenticationFailure.InvalidClient => "DRACOON does not know the OAuth client, or its secret is wrong.",
            AuthenticationFailure.ClientNotAllowed => "The OAuth client may not sign in this way.",
            AuthenticationFailure.InvalidCode => "DRACOON did not accept the authorization code: it is wrong, already used or too old.",
            AuthenticationFailure.RefreshRefused => "DRACOON did not accept the refresh token: it is expired, revoked or already used. Sign in again.",
            _ => "DRACOON refused the sign-in.",
        };
        string detail = string.IsNullOrWhiteSpace(description) ? error : error + ": " + description;
        return new DracoonAuthenticationException(words + " (" + ServerText.Cut(detail) + ")", reason, error, status);
    }
}
