using System.Net;
using DracoonSandbox.State;

namespace DracoonSandbox.OAuth;

/// <summary>The login page for a browser, and the way back with a code: RFC 6749 4.1, RFC 7636.</summary>
internal static class AuthorizeEndpoint
{
    /// <summary>What the page carries from the request to the answer of its form.</summary>
    private static readonly string[] Carried = ["response_type", "client_id", "redirect_uri", "state", "code_challenge", "code_challenge_method", "scope"];

    private static readonly TimeSpan CodeLifetime = TimeSpan.FromSeconds(60);

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/oauth/authorize", (HttpContext context) =>
        {
            string Q(string name) => context.Request.Query[name].ToString();
            lock (state.Gate)
            {
                return Refusal(state, context.Request, Q) ?? Page(Q, null);
            }
        });
        app.MapPost("/oauth/authorize", async (HttpContext context) =>
        {
            IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
            string F(string name) => form[name].ToString();
            lock (state.Gate)
            {
                if (Refusal(state, context.Request, F) is IResult refusal)
                {
                    return refusal;
                }
                UserRecord? user = SignIn.Check(state, F("username"), F("password"), F("otp"));
                if (user is null)
                {
                    return Page(F, "User name, password or code is wrong.");
                }
                state.Areas.Get<AccountState>().Of(user).ApprovedClients.Add(F("client_id"));
                if (F("response_type") == "token")
                {
                    return ByFragment(state, user, context.Request, F);
                }
                string? challenge = F("code_challenge") is { Length: > 0 } text ? text : null;
                string code = state.Tokens.IssueCode(new CodeGrant(user, F("client_id"), F("redirect_uri"), challenge, state.Now + CodeLifetime));
                return Results.Redirect($"{F("redirect_uri")}?code={code}&state={Uri.EscapeDataString(F("state"))}");
            }
        });
        app.MapGet("/oauth/callback", (HttpContext context) => Html("Authorization code",
            $"<p>Your code:</p><pre id=\"code\">{WebUtility.HtmlEncode(context.Request.Query["code"])}</pre>"));
    }

    /// <summary>The implicit grant: the access token itself, where no server but only the browser sees it, and no refresh token.</summary>
    private static IResult ByFragment(SandboxState state, UserRecord user, HttpRequest request, Func<string, string> value)
    {
        OAuthClientRecord client = OAuthClients.Find(state, value("client_id"))!;
        TimeSpan lifetime = OAuthClients.AccessTokenLifetime(client, state);
        string token = state.Tokens.IssueAccess(OAuthAuthorization.Begin(state, user, client, request), state.Now + lifetime);
        return Results.Redirect($"{value("redirect_uri")}#access_token={token}&token_type=bearer&expires_in={(long)lifetime.TotalSeconds}&state={Uri.EscapeDataString(value("state"))}");
    }

    /// <summary>What is wrong with the client or the address is never sent to that address.</summary>
    private static IResult? Refusal(SandboxState state, HttpRequest request, Func<string, string> value)
    {
        if (OAuthClients.Find(state, value("client_id")) is not OAuthClientRecord client)
        {
            return Html("Unknown client", "<p>The OAuth client is not registered.</p>", 400);
        }
        if (!OAuthClients.MayRedirectTo(client, value("redirect_uri"), request))
        {
            return Html("Wrong address", "<p>The redirect address is not registered for this client.</p>", 400);
        }
        string? grant = value("response_type") switch { "code" => "authorization_code", "token" => "implicit", _ => null };
        string error = grant is null ? "unsupported_response_type"
            : !client.GrantTypes.Contains(grant) ? "unauthorized_client"
            : value("code_challenge").Length > 0 && value("code_challenge_method") != "S256" ? "invalid_request" : "";
        return error.Length > 0 ? Results.Redirect($"{value("redirect_uri")}?error={error}&state={Uri.EscapeDataString(value("state"))}") : null;
    }

    private static IResult Page(Func<string, string> value, string? error)
    {
        string hidden = string.Concat(Carried.Select(name => $"<input type=\"hidden\" name=\"{name}\" value=\"{WebUtility.HtmlEncode(value(name))}\">"));
        string message = error is null ? "" : $"<p id=\"error\" role=\"alert\">{WebUtility.HtmlEncode(error)}</p>";
        return Html("Sign in", $"""
            {message}<form method="post" action="/oauth/authorize">{hidden}
            <p><label>User name <input name="username" autocomplete="username" autofocus></label></p>
            <p><label>Password <input name="password" type="password" autocomplete="current-password"></label></p>
            <p><label>Code of the second factor, if you have one <input name="otp" inputmode="numeric" autocomplete="one-time-code"></label></p>
            <p><button type="submit">Sign in</button></p></form>
            """, error is null ? 200 : 401);
    }

    private static IResult Html(string title, string body, int status = 200) => Results.Content(
        $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{title} - DRACOON sandbox</title><body><h1>{title}</h1>{body}</body></html>",
        "text/html; charset=utf-8", null, status);
}
