using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>Creates and changes users as a request's body says.</summary>
internal static partial class UserChanges
{
    private const int MaximumLength = 150;

    private static readonly string[] AuthMethods = ["basic", "active_directory", "radius", "openid"];

    public static UserRecord Create(SandboxState state, JsonObject body)
    {
        Check(body);
        if (state.Users.Count >= state.Areas.Get<TenantState>().Own?.UserMax)
        {
            throw new ApiError(403, -70505, "Forbidden", "The tenant has as many users as it may have.");
        }
        string? email = body.Text("email");
        var auth = body["authData"] as JsonObject;
        string method = Method(auth?.RequiredText("method") ?? "basic");
        string? password = auth?.Text("password");
        if (password is not null && method != "basic")
        {
            throw ApiError.Invalid(-80028, "A password is for the authentication method basic.");
        }
        if (password?.IndexOfAny(['&', '\'', '<', '>']) >= 0)
        {
            throw ApiError.Invalid(-80023, "The password contains a forbidden character.");
        }
        if (state.Users.Count >= state.Areas.Get<TenantState>().Own?.UserMax)
        {
            throw new ApiError(403, -70505, "Forbidden", "The tenant has as many users as it may have.");
        }
        (long? adConfigId, long? oidConfigId) = state.Areas.Get<IdentityProviderState>().Require(method, auth);
        var user = new UserRecord
        {
            Id = state.NextId(),
            UserName = body.Text("userName") ?? email ?? throw ApiError.Invalid(-80000, "'userName' or 'email' is mandatory."),
            FirstName = body.RequiredText("firstName"),
            LastName = body.RequiredText("lastName"),
            Email = email,
            Phone = body.Text("phone"),
            CreatedAt = state.Now,
            ExpireAt = body.Expiration("expiration", state.Now),
            AuthMethod = method,
            Login = auth?.Text("login"),
            AdConfigId = adConfigId,
            OidConfigId = oidConfigId,
            MustChangePassword = auth?.Flag("mustChangePassword") ?? false,
            IsMfaEnforced = MfaEnforced(body) ?? false,
        };
        CheckFree(state, user);
        if (password is not null)
        {
            state.Areas.Get<PolicyState>().SetLogin(user, password);
        }
        if (body.Flag("isNonmemberViewer") ?? (bool)state.Areas.Get<SettingsState>().Defaults["nonmemberViewerDefault"]!)
        {
            user.Roles.Add("NONMEMBER_VIEWER");
        }
        state.Users[user.Id] = user;
        if (body.Flag("notifyUser") == true)
        {
            state.Mail(email, "Your DRACOON account");
        }
        return user;
    }

    public static void Update(SandboxState state, UserRecord user, JsonObject body)
    {
        Check(body);
        var auth = body["authData"] as JsonObject;
        string method = auth?.Text("method") is string wanted ? Method(wanted) : user.AuthMethod;
        (long? adConfigId, long? oidConfigId) = auth is null
            ? (user.AdConfigId, user.OidConfigId)
            : state.Areas.Get<IdentityProviderState>().Require(method, auth, user);
        // Whoever it would be is looked at first, so that a refused request changes nothing.
        var changed = new UserRecord
        {
            Id = user.Id,
            UserName = body.Text("userName") ?? user.UserName,
            FirstName = body.Text("firstName") ?? user.FirstName,
            LastName = body.Text("lastName") ?? user.LastName,
            AuthMethod = method,
            Login = auth?.Text("login") ?? user.Login,
            AdConfigId = adConfigId,
            OidConfigId = oidConfigId,
        };
        CheckFree(state, changed);
        if (body.Has("expiration"))
        {
            DateTime? before = user.ExpireAt;
            DateTime? after = body.Expiration("expiration", state.Now);
            Safeguards.Change(state, () => user.ExpireAt = after, () => user.ExpireAt = before);
        }
        (user.UserName, user.FirstName, user.LastName) = (changed.UserName, changed.FirstName, changed.LastName);
        (user.AuthMethod, user.Login, user.AdConfigId, user.OidConfigId) = (changed.AuthMethod, changed.Login, changed.AdConfigId, changed.OidConfigId);
        user.Email = body.Text("email") ?? user.Email;
        user.IsLocked = body.Flag("isLocked") ?? (body.Number("lockStatus") is long status ? status == 0 : user.IsLocked);
        user.IsMfaEnforced = MfaEnforced(body) ?? user.IsMfaEnforced;
        if (body.Has("phone"))
        {
            user.Phone = body.Text("phone");
        }
    }

    private static void Check(JsonObject body)
    {
        foreach ((string name, JsonNode? value) in body)
        {
            if (value is JsonValue text && text.TryGetValue(out string? given) && given.Length > MaximumLength)
            {
                throw ApiError.Invalid(-80007, $"'{name}' is longer than {MaximumLength} characters.");
            }
        }
        foreach (string name in new[] { "firstName", "lastName", "userName" })
        {
            if (body.Has(name) && string.IsNullOrWhiteSpace(body.Text(name)))
            {
                throw ApiError.Invalid(-80000, $"'{name}' is empty.");
            }
        }
        _ = UserEndpoints.Email(body);
        if (body.Text("receiverLanguage") is string language && !LanguagePattern().IsMatch(language))
        {
            throw ApiError.Invalid(-10013, $"'{language}' is no IETF language tag.");
        }
        if (body.Number("lockStatus") is < 0 or > 2)
        {
            throw ApiError.Invalid(-70509, "'lockStatus' is 0, 1 or 2.");
        }
    }

    private static string Method(string method) =>
        AuthMethods.Contains(method) ? method : throw ApiError.Invalid(-10100, $"The authentication method '{method}' is unknown.");

    private static bool? MfaEnforced(JsonObject body) => (body["mfaConfig"] as JsonObject)?.Flag("mfaEnforced");

    private static void CheckFree(SandboxState state, UserRecord user)
    {
        UserEndpoints.CheckFree(state, user, user.UserName);
        // A login belongs to one user of its provider.
        if (state.Users.Values.Any(u => u.Id != user.Id && u.AuthMethod == user.AuthMethod && u.OidConfigId == user.OidConfigId && u.AdConfigId == user.AdConfigId
            && string.Equals(u.Login ?? u.UserName, user.Login ?? user.UserName, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ApiError(409, -70560 - Array.IndexOf(AuthMethods, user.AuthMethod), "Conflict", $"The login '{user.Login ?? user.UserName}' is taken.");
        }
    }

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
    private static partial Regex LanguagePattern();
}
