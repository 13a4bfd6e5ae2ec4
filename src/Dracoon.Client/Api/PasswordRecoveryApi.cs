using System;
using System.Net.Http;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Authentication;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Api;

/// <summary>For those who can't sign in: <c>/auth</c>. What they need comes by mail.</summary>
public sealed class PasswordRecoveryApi
{
    private readonly ApiConnection _api;

    internal PasswordRecoveryApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>Has a mail sent with a token for another password: <c>POST /auth/reset_password</c>. The answer does not tell whether there is such a user.</summary>
    /// <param name="userName">The user name.</param>
    /// <param name="language">The language of the mail, such as <c>de-DE</c>; null for the server's.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonApiException">The password is not DRACOON's (400, -10105), or the last mail is not five minutes old (400, -10107).</exception>
    [ApiOperation("POST /auth/reset_password")]
    public Task RequestPasswordResetAsync(string userName, string? language, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Post, "auth/reset_password", null, Body("userName", userName, language), cancellationToken);

    /// <summary>Whose password a token changes, and what the new one needs: <c>GET /auth/reset_password/{token}</c>.</summary>
    /// <param name="token">The token out of the mail.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The user's name and the policy.</returns>
    /// <exception cref="DracoonApiException">The token is unknown, used or too old (404), or damaged (400, -10001).</exception>
    [ApiOperation("GET /auth/reset_password/{token}")]
    public Task<DracoonPasswordReset> GetPasswordResetAsync(SecureString token, CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonPasswordReset>(Path(token), null, cancellationToken);

    /// <summary>Sets another password with a token, which is used up by it: <c>PUT /auth/reset_password/{token}</c>. Never repeated by itself.</summary>
    /// <param name="token">The token out of the mail.</param>
    /// <param name="password">The new password.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonApiException">The token is unknown, used or too old (404), or the password breaks the policy (400, -10002).</exception>
    [ApiOperation("PUT /auth/reset_password/{token}")]
    public Task ResetPasswordAsync(SecureString token, SecureString password, CancellationToken cancellationToken = default) =>
        _api.SendOnceAsync(HttpMethod.Put, Path(token), null, new JObject { ["password"] = SecureText.ToText(password) }, cancellationToken);

    /// <summary>Has a mail sent with all user names of an address: <c>POST /auth/recover_username</c>.</summary>
    /// <param name="email">The e-mail address.</param>
    /// <param name="language">The language of the mail, such as <c>de-DE</c>; null for the server's.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonApiException">Nobody has this address (404, -70501).</exception>
    [ApiOperation("POST /auth/recover_username")]
    public Task RequestUserNameAsync(string email, string? language, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Post, "auth/recover_username", null, Body("email", email, language), cancellationToken);

    private static string Path(SecureString token) => "auth/reset_password/" + Uri.EscapeDataString(SecureText.ToText(token));

    private static JObject Body(string name, string value, string? language)
    {
        var body = new JObject { [name] = value };
        if (language is not null)
        {
            body["creatorLanguage"] = language;
        }
        return body;
    }
}
