using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/auth: for those who can't sign in. What they need comes by mail.</summary>
internal static partial class PasswordResetEndpoints
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapPost("/api/v4/auth/reset_password", async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            string userName = body.Text("userName") ?? body.Text("login") ?? throw ApiError.Invalid(-80000, "'userName' is mandatory.");
            CheckLanguage(body);
            lock (state.Gate)
            {
                // Whether there is such a user is nobody's business: the answer is the same, only the mail is missing.
                if (state.FindUser(userName) is { IsLocked: false } user)
                {
                    Request(state, user);
                }
            }
            return Answer.NoContent();
        });
        app.MapGet("/api/v4/auth/reset_password/{token}", (string token) =>
        {
            lock (state.Gate)
            {
                UserRecord user = Find(state, token);
                return Answer.Ok(new JsonObject { ["firstName"] = user.FirstName, ["lastName"] = user.LastName, ["loginPasswordPolicies"] = LoginPasswords.Write(state) });
            }
        });
        app.MapPut("/api/v4/auth/reset_password/{token}", async (HttpContext context, string token) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                LoginPasswords.Change(state, Find(state, token), body.Text("password") ?? "");
                state.Areas.Get<AccountState>().PasswordResets.Remove(token);
            }
            return Answer.NoContent();
        });
        app.MapPost("/api/v4/auth/recover_username", async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            CheckLanguage(body);
            lock (state.Gate)
            {
                string email = UserEndpoints.Email(body) ?? throw ApiError.Invalid(-80000, "'email' is mandatory.");
                JsonNode[] names = [.. state.Users.Values.Where(u => string.Equals(u.Email, email, StringComparison.OrdinalIgnoreCase)).Select(u => JsonValue.Create(u.UserName))];
                if (names.Length == 0)
                {
                    throw ApiError.UserNotFound();
                }
                state.Mail(email, "Your DRACOON user names", "userNames", new JsonArray(names));
            }
            return Answer.NoContent();
        });
    }

    private static void Request(SandboxState state, UserRecord user)
    {
        if (user.AuthMethod != "basic")
        {
            throw ApiError.Invalid(-10105, "Password cannot be reset for this user.");
        }
        Dictionary<string, PasswordResetRecord> resets = state.Areas.Get<AccountState>().PasswordResets;
        if (resets.Values.Any(r => r.UserId == user.Id && r.RequestedAt > state.Now - Pause))
        {
            throw ApiError.Invalid(-10107, "Password can only be reset every 5 minutes.");
        }
        foreach (string former in resets.Where(r => r.Value.UserId == user.Id).Select(r => r.Key).ToArray())
        {
            resets.Remove(former); // the latest mail counts
        }
        string token = TokenStore.NewToken();
        resets[token] = new PasswordResetRecord(user.Id, state.Now, state.Now + Lifetime);
        state.Mail(user.Email, "Another password for DRACOON", "token", token);
    }

    private static UserRecord Find(SandboxState state, string token) =>
        state.Areas.Get<AccountState>().PasswordResets.TryGetValue(token, out PasswordResetRecord? reset) && reset.ExpiresAt > state.Now
            && state.Users.TryGetValue(reset.UserId, out UserRecord? user)
            ? user
            : throw new ApiError(404, null, "Not Found", "Token not found.");

    private static void CheckLanguage(JsonObject body)
    {
        if (body.Text("creatorLanguage") is string language && !LanguagePattern().IsMatch(language))
        {
            throw ApiError.Invalid(-10013, $"'{language}' is no IETF language tag.");
        }
    }

    [GeneratedRegex("^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$")]
    private static partial Regex LanguagePattern();
}
