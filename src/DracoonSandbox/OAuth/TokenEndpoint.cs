using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.OAuth;

/// <summary>Tokens for passwords, codes and refresh tokens, and their revocation: RFC 6749, RFC 7009.</summary>
internal static class TokenEndpoint
{
    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapPost("/oauth/token", async (HttpContext context) =>
        {
            string? clientId = OAuthClients.Authenticate(context.Request);
            if (clientId is null)
            {
                return Refuse(401, "invalid_client", "Client authentication failed.");
            }
            IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
            lock (state.Gate)
            {
                return form["grant_type"].ToString() switch
                {
                    // Who has a second factor signs in on the login page: there is no place for its code here.
                    "password" => Grant(state, Begin(state, context, clientId, SignIn.Check(state, form["username"].ToString(), form["password"].ToString(), ""))),
                    "refresh_token" => Grant(state, state.Tokens.TakeRefresh(form["refresh_token"].ToString(), clientId)),
                    "authorization_code" => Grant(state, Begin(state, context, clientId, ByCode(state, clientId, form))),
                    _ => Refuse(400, "unsupported_grant_type", "The grant type is not supported."),
                };
            }
        });
        app.MapPost("/oauth/revoke", async (HttpContext context) =>
        {
            if (OAuthClients.Authenticate(context.Request) is null)
            {
                return Refuse(401, "invalid_client", "Client authentication failed.");
            }
            IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
            lock (state.Gate)
            {
                state.Tokens.Revoke(form["token"].ToString());
            }
            return Results.Ok();
        });
    }

    private static OAuthAuthorization? Begin(SandboxState state, HttpContext context, string clientId, UserRecord? user) => user is null ? null : new OAuthAuthorization
    {
        Id = state.NextId(), User = user, ClientId = clientId, CreatedAt = state.Now, UsedAt = state.Now, UserAgent = context.Request.Headers.UserAgent.ToString(),
    };

    private static IResult Grant(SandboxState state, OAuthAuthorization? authorization)
    {
        if (authorization is null || authorization.User.IsLocked || authorization.User.ExpireAt <= state.Now)
        {
            return Refuse(400, "invalid_grant", "Bad credentials.");
        }
        TimeSpan lifetime = Lifetime(state);
        (string access, string refresh) = state.Tokens.Issue(authorization, state.Now + lifetime);
        return Answer.Ok(new JsonObject
        {
            ["access_token"] = access,
            ["token_type"] = "bearer",
            ["refresh_token"] = refresh,
            ["expires_in"] = (long)lifetime.TotalSeconds,
            ["expires_in_inactive"] = (long)lifetime.TotalSeconds,
            ["scope"] = "all",
        });
    }

    /// <summary>That of the sandbox, or a shorter one that a config manager restricts tokens to.</summary>
    private static TimeSpan Lifetime(SandboxState state)
    {
        JsonObject restrictions = state.Areas.Get<SettingsState>().TokenRestrictions;
        var restricted = TimeSpan.FromSeconds(restrictions.Number("accessTokenValidity") ?? 0);
        return restrictions.Flag("restrictionEnabled") == true && restricted < state.TokenLifetime ? restricted : state.TokenLifetime;
    }

    private static UserRecord? ByCode(SandboxState state, string clientId, IFormCollection form)
    {
        CodeGrant? grant = state.Tokens.TakeCode(form["code"].ToString());
        if (grant is null || grant.ClientId != clientId || grant.RedirectUri != form["redirect_uri"].ToString() || grant.ExpiresAt <= state.Now)
        {
            return null;
        }
        return grant.Challenge is null || grant.Challenge == Challenge(form["code_verifier"].ToString()) ? grant.User : null;
    }

    private static string Challenge(string verifier) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static IResult Refuse(int status, string error, string description) =>
        Answer.Json(status, new JsonObject { ["error"] = error, ["error_description"] = description });
}
