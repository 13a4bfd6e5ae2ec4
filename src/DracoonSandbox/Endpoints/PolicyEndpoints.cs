using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/system/config/policies: for config managers.</summary>
internal static class PolicyEndpoints
{
    private const string Root = "/api/v4/system/config/policies/";
    private static readonly string[] UserTypes = ["guest", "internal"];

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        void Get(string path, Func<SandboxState, JsonObject> read) => app.MapGet(Root + path, (HttpContext context) =>
        {
            context.Require(SystemSettingsEndpoints.Role);
            lock (state.Gate)
            {
                return Answer.Ok(read(state));
            }
        });
        void Put(string path, Func<SandboxState, JsonObject> read, Action<PolicyState, JsonObject> change) => app.MapPut(Root + path, async (HttpContext context) =>
        {
            context.Require(SystemSettingsEndpoints.Role);
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                change(state.Areas.Get<PolicyState>(), body);
                return Answer.Ok(read(state));
            }
        });

        Get("classifications", Classifications);
        Put("classifications", Classifications, ChangeClassifications);
        Get("guest_users", GuestUsers);
        Put("guest_users", GuestUsers, (policies, body) => policies.IsInviteUsersEnabled = body.Flag("isInviteUsersEnabled") == true);
        Get("virus_protection", VirusProtection);
        Put("virus_protection", VirusProtection, (policies, body) => policies.IsVirusProtectionEnabled = body.Flag("isVirusProtectionEnabled") ?? policies.IsVirusProtectionEnabled);
        Get("mfa", Mfa);
        Put("mfa", Mfa, (policies, body) => ChangeMfa(policies, body, UserTypes));
        foreach (string userType in UserTypes)
        {
            Put("mfa/" + userType, Mfa, (policies, body) => ChangeMfa(policies, body, [userType]));
        }
        app.MapPut(Root + "mfa/{userType}", IResult (string userType) => throw ApiError.Invalid(-80001, $"There are no users of the type '{userType}'."));
        MapPasswords(app, state);
    }

    public static JsonObject Classifications(SandboxState state) => new()
    {
        ["shareClassificationPolicies"] = new JsonObject
        {
            ["classificationRequiresSharePassword"] = state.Areas.Get<PolicyState>().ClassificationRequiresSharePassword,
        },
    };

    public static JsonObject GuestUsers(SandboxState state) => new() { ["isInviteUsersEnabled"] = state.Areas.Get<PolicyState>().IsInviteUsersEnabled };

    public static JsonObject VirusProtection(SandboxState state) => new() { ["isVirusProtectionEnabled"] = state.Areas.Get<PolicyState>().IsVirusProtectionEnabled };

    /// <summary>Makes every user with a password of DRACOON's own choose another one at the next sign-in.</summary>
    public static void EnforceChange(SandboxState state)
    {
        foreach (UserRecord user in state.Users.Values.Where(u => u.AuthMethod == "basic"))
        {
            user.MustChangePassword = true;
        }
    }

    private static void MapPasswords(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet(Root + "passwords", (HttpContext context) =>
        {
            context.Require(SystemSettingsEndpoints.Role);
            lock (state.Gate)
            {
                return Answer.Ok(PasswordPolicyJson.All(state));
            }
        });
        app.MapGet(Root + "passwords/{type}", (HttpContext context, string type) =>
        {
            context.Require(SystemSettingsEndpoints.Role);
            if (type is not ("login" or "shares" or "encryption"))
            {
                throw ApiError.Invalid(-80036, $"There are no passwords of the type '{type}'.");
            }
            lock (state.Gate)
            {
                return Answer.Ok(PasswordPolicyJson.Write(state, type));
            }
        });
        app.MapPut(Root + "passwords", async (HttpContext context) =>
        {
            context.Require(SystemSettingsEndpoints.Role);
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                PasswordPolicyJson.Update(state, context.User(), body);
                return Answer.Ok(PasswordPolicyJson.All(state));
            }
        });
        app.MapPost(Root + "passwords/enforce_change", (HttpContext context) =>
        {
            context.Require(SystemSettingsEndpoints.Role);
            lock (state.Gate)
            {
                EnforceChange(state);
            }
            return Answer.NoContent();
        });
    }

    private static JsonObject Mfa(SandboxState state)
    {
        SortedSet<string> types = state.Areas.Get<PolicyState>().MfaEnforcedFor;
        return new JsonObject { ["isMfaEnforced"] = types.Count == UserTypes.Length, ["enforcedUserTypes"] = new JsonArray([.. types.Select(t => (JsonNode)t)]) };
    }

    private static void ChangeMfa(PolicyState policies, JsonObject body, string[] userTypes)
    {
        if (body.Flag("isMfaEnforced") == true)
        {
            policies.MfaEnforcedFor.UnionWith(userTypes);
        }
        else
        {
            policies.MfaEnforcedFor.ExceptWith(userTypes);
        }
    }

    private static void ChangeClassifications(PolicyState policies, JsonObject body)
    {
        if (body["shareClassificationPolicies"] is JsonObject shares && shares.Number("classificationRequiresSharePassword") is long least)
        {
            policies.ClassificationRequiresSharePassword = least is >= 0 and <= 4 ? (int)least : throw ApiError.Invalid(-80001, $"There is no classification {least}.");
        }
    }
}
