using System;
using System.Net.Http;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Api;
using Dracoon.Client.Authentication;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Client.SavedSessions;

namespace Dracoon.Client;

/// <summary>The ways to open a session.</summary>
public sealed partial class DracoonSession
{
    /// <summary>Signs in with user name and password.</summary>
    /// <param name="options">How to reach the server.</param>
    /// <param name="client">The OAuth client.</param>
    /// <param name="userName">The user name.</param>
    /// <param name="password">The password.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The session.</returns>
    /// <exception cref="DracoonAuthenticationException">Refused.</exception>
    /// <exception cref="NotDracoonServerException">What answers is not DRACOON.</exception>
    /// <exception cref="DracoonConnectionException">Nobody answers.</exception>
    public static Task<DracoonSession> ConnectWithPasswordAsync(DracoonClientOptions options, OAuthClientCredentials client, string userName,
        SecureString password, CancellationToken cancellationToken = default) =>
        ConnectAsync(options, client, oauth => oauth.PasswordAsync(userName, password, cancellationToken), null, cancellationToken);

    /// <summary>Signs in with an authorization code.</summary>
    /// <param name="options">How to reach the server.</param>
    /// <param name="client">The OAuth client.</param>
    /// <param name="code">The code.</param>
    /// <param name="redirectUri">The address that the code was asked for with.</param>
    /// <param name="codeVerifier">The PKCE verifier; null when none was announced.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The session.</returns>
    public static Task<DracoonSession> ConnectWithAuthorizationCodeAsync(DracoonClientOptions options, OAuthClientCredentials client, string code,
        Uri redirectUri, string? codeVerifier, CancellationToken cancellationToken = default) =>
        ConnectAsync(options, client, oauth => oauth.CodeAsync(code, redirectUri, codeVerifier, cancellationToken), null, cancellationToken);

    /// <summary>Signs in with a refresh token, which is used up by it.</summary>
    /// <param name="options">How to reach the server.</param>
    /// <param name="client">The OAuth client that the token was issued to.</param>
    /// <param name="refreshToken">The token.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The session.</returns>
    public static Task<DracoonSession> ConnectWithRefreshTokenAsync(DracoonClientOptions options, OAuthClientCredentials client,
        SecureString refreshToken, CancellationToken cancellationToken = default) =>
        ConnectAsync(options, client, oauth => oauth.RefreshAsync(SecureText.ToText(refreshToken), cancellationToken), null, cancellationToken);

    /// <summary>Uses an access token as long as it lasts.</summary>
    /// <param name="options">How to reach the server.</param>
    /// <param name="client">The OAuth client that the token was issued to.</param>
    /// <param name="accessToken">The token.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The session.</returns>
    public static Task<DracoonSession> ConnectWithAccessTokenAsync(DracoonClientOptions options, OAuthClientCredentials client,
        SecureString accessToken, CancellationToken cancellationToken = default) =>
        ConnectAsync(options, client, _ => Task.FromResult(new OAuthTokens(SecureText.ToText(accessToken), null, null)), null, cancellationToken);

    /// <summary>Signs in with a saved session. Its refresh token stays usable: the file gets each next one.</summary>
    /// <param name="options">How to reach the server that the file names.</param>
    /// <param name="file">The saved session.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The session.</returns>
    /// <exception cref="SavedSessionException">There is no such saved session, or it can't be used.</exception>
    public static Task<DracoonSession> ConnectWithSavedSessionAsync(DracoonClientOptions options, SavedSessionFile file, CancellationToken cancellationToken = default)
    {
        SavedSessionContent content = file.Read();
        if (content.BaseUri != options.BaseUri)
        {
            throw new ArgumentException($"The saved session '{file.Name}' is for '{content.BaseUri}', not for '{options.BaseUri}'.", nameof(options));
        }
        var saved = new SavedTokens(file, content);
        return ConnectAsync(options, content.Client, oauth => saved.StartAsync(oauth, cancellationToken), saved, cancellationToken);
    }

    /// <summary>Opens a session for tenants, without a user: the server takes the service token for provisioning and nothing else.</summary>
    /// <param name="options">How to reach the server.</param>
    /// <param name="serviceToken">The token. Copied.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The session.</returns>
    /// <exception cref="DracoonApiException">The server does not know the token (401, -10012).</exception>
    public static async Task<DracoonSession> ConnectWithServiceTokenAsync(DracoonClientOptions options, SecureString serviceToken, CancellationToken cancellationToken = default)
    {
        int sessionId = Interlocked.Increment(ref _lastSessionId); // before the first request, so that the log tells whose sign-in it is
        HttpClient plainHttp = HttpClients.WithoutToken(options, sessionId, Clock.System);
        DracoonSession? session = null;
        try
        {
            DracoonSoftwareVersion version = await GetVersionAsync(plainHttp, options.BaseUri, cancellationToken).ConfigureAwait(false);
            session = new DracoonSession(options, sessionId, plainHttp, serviceToken) { ServerVersion = version.RestApiVersion };
            await session.TenantWebhooks.GetEventTypesAsync(cancellationToken).ConfigureAwait(false);
            return session;
        }
        catch
        {
            session?.Dispose();
            plainHttp.Dispose();
            throw;
        }
    }

    private static async Task<DracoonSession> ConnectAsync(DracoonClientOptions options, OAuthClientCredentials client,
        Func<OAuthClient, Task<OAuthTokens>> signIn, SavedTokens? saved, CancellationToken cancellationToken)
    {
        int sessionId = Interlocked.Increment(ref _lastSessionId); // before the first request, so that the log tells whose sign-in it is
        HttpClient plainHttp = HttpClients.WithoutToken(options, sessionId, Clock.System);
        DracoonSession? session = null;
        try
        {
            // Asked first: no password goes to a server that isn't DRACOON.
            DracoonSoftwareVersion version = await GetVersionAsync(plainHttp, options.BaseUri, cancellationToken).ConfigureAwait(false);
            var oauth = new OAuthClient(plainHttp, options.BaseUri, client);
            session = new DracoonSession(options, sessionId, plainHttp, oauth, await signIn(oauth).ConfigureAwait(false), saved) { ServerVersion = version.RestApiVersion };
            Task<DracoonAccount> account = session.User.GetAccountAsync(cancellationToken);
            Task<DracoonGeneralSetting> settings = session.Config.GetGeneralAsync(cancellationToken);
            await Task.WhenAll(account, settings).ConfigureAwait(false);
            session.Account = await account.ConfigureAwait(false);
            session.UsesS3Storage = (await settings.ConfigureAwait(false)).UseS3Storage ?? false;
            return session;
        }
        catch
        {
            session?.Dispose();
            plainHttp.Dispose();
            throw;
        }
    }

    private static async Task<DracoonSoftwareVersion> GetVersionAsync(HttpClient http, Uri baseUri, CancellationToken cancellationToken)
    {
        DracoonSoftwareVersion version;
        try
        {
            version = await new PublicApi(new ApiConnection(http, baseUri), baseUri).GetVersionAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DracoonApiException e) when (!e.IsMaintenance && e.StatusCode < 500 && e.StatusCode != 429)
        {
            throw new NotDracoonServerException(baseUri, "it does not know DRACOON's version address. Check -BaseUrl.", e);
        }
        return version.RestApiVersion.Length > 0
            ? version
            : throw new NotDracoonServerException(baseUri, "it does not say which version of DRACOON it is. Check -BaseUrl.");
    }
}
