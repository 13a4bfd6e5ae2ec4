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
            IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
            lock (state.Gate)
            {
                if (OAuthClients.Authenticate(state, context.Request) is not OAuthClientRecord client)
                {
                    return Refuse(401, "invalid_client", "Client authentication failed.");
                }
                string grantType = form["grant_type"].ToString();
                if (grantType is not ("password" or "refresh_token" or "authorization_code"))
                {
                    return Refuse(400, "unsupported_grant_type", "The grant type is not supported.");
                }
                if (!client.GrantTypes.Contains(grantType))
                {
                    return Refuse(400, "unauthorized_client", $"The client may not use the grant type {grantType}.");
                }
                return Grant(state, client, grantType switch
                {
                    // Who has a second factor signs in on the login page: there is no place for its code here.
                    "password" => Begin(state, context, client, SignIn.Check(state, form["username"].ToString(), form["password"].ToString(), "")),
                    "refresh_token" => state.Tokens.TakeRefresh(form["refresh_token"].ToString(), client.Id, state.Now),
                    _ => Begin(state, context, client, ByCode(state, client.Id, form)),
                });
            }
        });
        app.MapPost("/oauth/revoke", async (HttpContext context) =>
        {
            IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
            lock (state.Gate)
            {
                if (OAuthClients.Authenticate(state, context.Request) is null)
                {
                    return Refuse(401, "invalid_client", "Client authentication failed.");
                }
                state.Tokens.Revoke(form["token"].ToString());
            }
            return Results.Ok();
        });
    }

    private static OAuthAuthorization? Begin(SandboxState state, HttpContext context, OAuthClientRecord client, UserRecord? user) =>
        user is null ? null : OAuthAuthorization.Begin(state, user, client, context.Request);

    private static IResult Grant(SandboxState state, OAuthClientRecord client, OAuthAuthorization? authorization)
    {
        if (authorization is null || authorization.User.IsLocked || authorization.User.ExpireAt <= state.Now)
        {
            return Refuse(400, "invalid_grant", "Bad credentials.");
        }
        TimeSpan lifetime = OAuthClients.AccessTokenLifetime(client, state);
        var answer = new JsonObject
        {
            ["token_type"] = "bearer",
            ["expires_in"] = (long)lifetime.TotalSeconds,
            ["expires_in_inactive"] = (long)lifetime.TotalSeconds,
            ["scope"] = "all",
        };
        if (client.GrantTypes.Contains("refresh_token"))
        {
            (answer["access_token"], answer["refresh_token"]) = state.Tokens.Issue(authorization, state.Now + lifetime, state.Now.AddSeconds(client.RefreshTokenValidity));
        }
        else
        {
            answer["access_token"] = state.Tokens.IssueAccess(authorization, state.Now + lifetime);
        }
        return Answer.Ok(answer);
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
