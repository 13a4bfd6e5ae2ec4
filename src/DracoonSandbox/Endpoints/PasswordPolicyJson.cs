using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>Password policies as the API writes and changes them.</summary>
internal static class PasswordPolicyJson
{
    private static readonly string[] Types = ["login", "shares", "encryption"];
    private static readonly string[] AllCharacters = ["uppercase", "lowercase", "numeric", "special"];

    public static JsonObject All(SandboxState state) => Write(state, Types);

    public static JsonObject Write(SandboxState state, params string[] types)
    {
        var o = new JsonObject();
        foreach (string type in types)
        {
            o[Field(type)] = Write(state, type, Rules(state, type));
        }
        return o;
    }

    /// <summary>Changes the kinds that the body has, all of them or none.</summary>
    public static void Update(SandboxState state, UserRecord caller, JsonObject body)
    {
        string[] types = [.. Types.Where(t => body[Field(t)] is JsonObject)];
        foreach (string type in types)
        {
            Check(Rules(state, type), (JsonObject)body[Field(type)]!);
        }
        foreach (string type in types)
        {
            PasswordRules rules = Rules(state, type);
            bool wasWeaker = Apply(rules, (JsonObject)body[Field(type)]!);
            rules.UpdatedAt = state.Now;
            rules.UpdatedById = caller.Id;
            if (type == "login" && wasWeaker && ((JsonObject)body[Field(type)]!).Flag("enforceLoginPasswordChange") == true)
            {
                PolicyEndpoints.EnforceChange(state);
            }
        }
    }

    private static string Field(string type) => type + "PasswordPolicies";

    private static PasswordRules Rules(SandboxState state, string type)
    {
        var policies = state.Areas.Get<PolicyState>();
        return type switch { "login" => policies.Login, "shares" => policies.Shares, _ => policies.Encryption };
    }

    private static JsonObject Write(SandboxState state, string type, PasswordRules rules)
    {
        var o = new JsonObject
        {
            ["characterRules"] = new JsonObject
            {
                ["mustContainCharacters"] = new JsonArray([.. (rules.MustContain.Length == 0 ? ["none"] : rules.MustContain).Select(c => (JsonNode)c)]),
                ["numberOfCharacteristicsToEnforce"] = rules.NumberOfCharacteristics,
            },
            ["minLength"] = rules.MinLength,
            ["rejectUserInfo"] = rules.RejectUserInfo,
            ["rejectKeyboardPatterns"] = rules.RejectKeyboardPatterns,
            ["updatedAt"] = Answer.Iso(rules.UpdatedAt),
            ["updatedBy"] = Changer(state, rules.UpdatedById),
        };
        if (type != "encryption")
        {
            o["rejectDictionaryWords"] = rules.RejectDictionaryWords;
        }
        return type != "login" ? o : o
            .With("numberOfArchivedPasswords", rules.NumberOfArchivedPasswords)
            .With("passwordExpiration", new JsonObject { ["enabled"] = rules.IsExpirationEnabled }.With("maxPasswordAge", rules.MaxPasswordAge))
            .With("userLockout", new JsonObject { ["enabled"] = rules.IsLockoutEnabled }
                .With("maxNumberOfLoginFailures", rules.MaxNumberOfLoginFailures).With("lockoutPeriod", rules.LockoutPeriod));
    }

    /// <summary>Who changed it last: a user, one who is gone, or the system itself.</summary>
    private static JsonObject Changer(SandboxState state, long? id) => id is long known && state.Users.TryGetValue(known, out UserRecord? user)
        ? UserJson.Info(user)
        : new JsonObject
        {
            ["id"] = id ?? 0,
            ["userType"] = id is null ? "system" : "deleted",
            ["avatarUuid"] = Guid.Empty.ToString(),
            ["userName"] = "system",
            ["firstName"] = "System",
            ["lastName"] = "User",
        };

    private static void Check(PasswordRules rules, JsonObject changes)
    {
        if (changes["characterRules"] is JsonObject characters)
        {
            string[] wanted = Characters(characters);
            if (characters.RequiredNumber("numberOfCharacteristicsToEnforce") > wanted.Length)
            {
                throw ApiError.Invalid(-90001, $"There are {wanted.Length} kinds of characters, and more are enforced.");
            }
        }
        if (changes["passwordExpiration"] is JsonObject expiration && expiration.Flag("enabled") == true && (expiration.Number("maxPasswordAge") ?? rules.MaxPasswordAge) is not > 0)
        {
            throw ApiError.Invalid(-90001, "'maxPasswordAge' is positive.");
        }
        if (changes["userLockout"] is JsonObject lockout && lockout.Flag("enabled") == true
            && ((lockout.Number("maxNumberOfLoginFailures") ?? rules.MaxNumberOfLoginFailures) is not > 0 || (lockout.Number("lockoutPeriod") ?? rules.LockoutPeriod) is not > 0))
        {
            throw ApiError.Invalid(-90001, "'maxNumberOfLoginFailures' and 'lockoutPeriod' are positive.");
        }
    }

    /// <returns>True when the policy is stricter than before.</returns>
    private static bool Apply(PasswordRules rules, JsonObject changes)
    {
        (int length, int number) = (rules.MinLength, rules.NumberOfCharacteristics);
        if (changes["characterRules"] is JsonObject characters)
        {
            rules.MustContain = Characters(characters);
            rules.NumberOfCharacteristics = (int)characters.RequiredNumber("numberOfCharacteristicsToEnforce");
        }
        rules.MinLength = (int?)changes.Number("minLength") ?? rules.MinLength;
        rules.RejectDictionaryWords = changes.Flag("rejectDictionaryWords") ?? rules.RejectDictionaryWords;
        rules.RejectUserInfo = changes.Flag("rejectUserInfo") ?? rules.RejectUserInfo;
        rules.RejectKeyboardPatterns = changes.Flag("rejectKeyboardPatterns") ?? rules.RejectKeyboardPatterns;
        rules.NumberOfArchivedPasswords = (int?)changes.Number("numberOfArchivedPasswords") ?? rules.NumberOfArchivedPasswords;
        if (changes["passwordExpiration"] is JsonObject expiration)
        {
            rules.IsExpirationEnabled = expiration.Flag("enabled") == true;
            rules.MaxPasswordAge = (int?)expiration.Number("maxPasswordAge") ?? rules.MaxPasswordAge;
        }
        if (changes["userLockout"] is JsonObject lockout)
        {
            rules.IsLockoutEnabled = lockout.Flag("enabled") == true;
            rules.MaxNumberOfLoginFailures = (int?)lockout.Number("maxNumberOfLoginFailures") ?? rules.MaxNumberOfLoginFailures;
            rules.LockoutPeriod = (int?)lockout.Number("lockoutPeriod") ?? rules.LockoutPeriod;
        }
        return rules.MinLength > length || rules.NumberOfCharacteristics > number;
    }

    /// <summary>What is really meant: 'none' takes all away, 'all' stands for four kinds, and 'alpha' is nothing beside upper or lower case.</summary>
    private static string[] Characters(JsonObject rules)
    {
        string[] words = [.. (rules["mustContainCharacters"] as JsonArray ?? []).Select(w => (string)w!).Distinct()];
        if (words.Contains("none"))
        {
            return [];
        }
        return words.Contains("all") ? AllCharacters : words.Contains("uppercase") || words.Contains("lowercase") ? [.. words.Where(w => w != "alpha")] : words;
    }
}
