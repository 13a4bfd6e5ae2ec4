using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>The first admin of a new tenant.</summary>
internal static class TenantAdmin
{
    private static readonly string[] Methods = ["basic", "active_directory", "radius", "openid"];

    public static UserRecord Create(SandboxState state, JsonObject admin)
    {
        var auth = admin["authData"] as JsonObject;
        string method = auth?.Text("method") ?? "basic";
        if (!Methods.Contains(method))
        {
            throw ApiError.Invalid(-10100, $"The authentication method '{method}' is unknown.");
        }
        string? email = admin.Text("email");
        if (email is not null && !email.Contains('@'))
        {
            throw ApiError.Invalid(-80009, $"'{email}' is no e-mail address.");
        }
        string? password = auth?.Text("password") ?? admin.Text("password");
        if (password is { Length: < 8 })
        {
            throw ApiError.Invalid(-10002, "The password is too weak.");
        }
        (long? adConfigId, long? oidConfigId) = state.Areas.Get<IdentityProviderState>().Require(method, auth);
        return new UserRecord
        {
            Id = state.NextId(),
            FirstName = admin.RequiredText("firstName"),
            LastName = admin.RequiredText("lastName"),
            UserName = admin.Text("userName") ?? admin.Text("login") ?? email ?? throw ApiError.Invalid(-80000, "'userName' or 'email' is mandatory."),
            Email = email,
            Phone = admin.Text("phone"),
            AuthMethod = method,
            Login = auth?.Text("login"),
            AdConfigId = adConfigId,
            OidConfigId = oidConfigId,
            Password = password,
            MustChangePassword = auth?.Flag("mustChangePassword") ?? (method == "basic"),
            CreatedAt = state.Now,
            Roles = [.. UserJson.RoleNames.Where(r => r != "NONMEMBER_VIEWER")],
        };
    }

    /// <summary>As the answer repeats it: without a password.</summary>
    public static JsonObject Write(UserRecord user, JsonObject asked) => new JsonObject
    {
        ["firstName"] = user.FirstName,
        ["lastName"] = user.LastName,
        ["userName"] = user.UserName,
        ["authData"] = new JsonObject { ["method"] = user.AuthMethod, ["mustChangePassword"] = user.MustChangePassword }
            .With("login", user.Login).With("adConfigId", user.AdConfigId).With("oidConfigId", user.OidConfigId),
        ["notifyUser"] = asked.Flag("notifyUser") ?? (user.AuthMethod == "basic"),
    }.With("email", user.Email).With("phone", user.Phone).With("receiverLanguage", asked.Text("receiverLanguage"));
}
