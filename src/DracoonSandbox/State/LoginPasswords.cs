using System.Text.Json.Nodes;
using DracoonSandbox.Endpoints;
using DracoonSandbox.Http;

namespace DracoonSandbox.State;

/// <summary>The policy for passwords of the sign-in, and how one is changed.</summary>
internal static class LoginPasswords
{
    private const int MinimumLength = 8;
    private const int ArchivedPasswords = 3;

    /// <summary>Sets another password when the policy lets it.</summary>
    /// <exception cref="ApiError">The policy is broken.</exception>
    public static void Change(SandboxState state, UserRecord user, string password)
    {
        if (user.AuthMethod != "basic")
        {
            throw ApiError.Invalid(-10105, "The password of a user of another sign-in method can't be changed here.");
        }
        Check(state, user, password);
        AccountRecord account = state.Areas.Get<AccountState>().Of(user);
        if (user.Password is not null)
        {
            account.FormerPasswords.Add(user.Password);
            account.FormerPasswords.RemoveRange(0, Math.Max(account.FormerPasswords.Count - ArchivedPasswords, 0));
        }
        user.Password = password;
        user.MustChangePassword = false;
    }

    public static JsonObject Write(SandboxState state) => new()
    {
        ["characterRules"] = new JsonObject { ["mustContainCharacters"] = new JsonArray("alpha", "numeric"), ["numberOfCharacteristicsToEnforce"] = 2 },
        ["minLength"] = MinimumLength,
        ["rejectDictionaryWords"] = false,
        ["rejectUserInfo"] = false,
        ["rejectKeyboardPatterns"] = false,
        ["numberOfArchivedPasswords"] = ArchivedPasswords,
        ["passwordExpiration"] = new JsonObject { ["enabled"] = false },
        ["userLockout"] = new JsonObject { ["enabled"] = false },
        ["updatedAt"] = Answer.Iso(state.Users.Values.Min(u => u.CreatedAt)),
        ["updatedBy"] = UserJson.Info(state.Users[state.Users.Keys.Min()]),
    };

    private static void Check(SandboxState state, UserRecord user, string password)
    {
        if (password.Length == 0)
        {
            throw ApiError.Invalid(-80000, "The password is empty.");
        }
        if (password.Length > 1024)
        {
            throw ApiError.Invalid(-80007, "The password has more than 1024 characters.");
        }
        if (password.IndexOfAny(['&', '\'', '<', '>']) >= 0)
        {
            throw ApiError.Invalid(-80023, "A password has none of & ' < >.");
        }
        string? violated = password.Length < MinimumLength ? $"it has fewer than {MinimumLength} characters"
            : !password.Any(char.IsAsciiLetter) ? "it has no letter"
            : !password.Any(char.IsAsciiDigit) ? "it has no digit"
            : password == user.Password || state.Areas.Get<AccountState>().Of(user).FormerPasswords.Contains(password) ? "it was used before"
            : null;
        if (violated is not null)
        {
            throw ApiError.Invalid(-10002, "Password is not secure: " + violated + ".");
        }
    }
}
