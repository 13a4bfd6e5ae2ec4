using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/users: for user managers.</summary>
internal static partial class UserEndpoints
{
    private const string Role = "USER_MANAGER";

    private static readonly string[] AuthMethods = ["basic", "active_directory", "radius", "openid"];

    private static readonly Listing<UserRecord> Listing = new Listing<UserRecord>()
        .Text("email", u => u.Email, "cn").Text("userName", u => u.UserName, "cn").Text("firstName", u => u.FirstName, "cn").Text("lastName", u => u.LastName, "cn")
        .Text("phone", u => u.Phone, "eq").Text("login", u => u.Login ?? u.UserName, "cn")
        .Flag("isLocked", u => u.IsLocked).Flag("isEncryptionEnabled", u => u.Keypairs.Count > 0)
        .Filter("effectiveRoles", ["eq"], (_, _, _) => true)
        .Filter("hasRole", ["eq"], (u, _, role) => u.Roles.Contains(role))
        .Date("createdAt", u => u.CreatedAt)
        .Sort("userName", u => u.UserName).Sort("email", u => u.Email).Sort("firstName", u => u.FirstName).Sort("lastName", u => u.LastName)
        .Sort("isLocked", u => u.IsLocked).Sort("lastLoginSuccessAt", u => u.LastLoginSuccessAt).Sort("expireAt", u => u.ExpireAt).Sort("createdAt", u => u.CreatedAt);

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/users", (HttpContext context) =>
        {
            context.Require(Role);
            bool withRoles = context.Request.Query["include_roles"] == "true";
            lock (state.Gate)
            {
                HashSet<long> roomManagers = state.Nodes.RoomManagers();
                return Answer.Ok(Listing<UserRecord>.Page(context, Listing.Select(context, state.Users.Values), u => UserJson.Item(u, roomManagers, withRoles)));
            }
        });
        app.MapGet("/api/v4/users/{id:long}", (HttpContext context, long id) =>
        {
            context.Require(Role);
            lock (state.Gate)
            {
                return Answer.Ok(UserJson.Data(Get(state, id), state));
            }
        });
        app.MapPost("/api/v4/users", async (HttpContext context) =>
        {
            context.Require(Role);
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                return Answer.Json(201, UserJson.Data(Create(state, body), state));
            }
        });
        app.MapPut("/api/v4/users/{id:long}", async (HttpContext context, long id) =>
        {
            context.Require(Role);
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                return Answer.Ok(UserJson.Data(Update(state, Get(state, id), body), state));
            }
        });
        app.MapDelete("/api/v4/users/{id:long}", (HttpContext context, long id) =>
        {
            context.Require(Role);
            lock (state.Gate)
            {
                Remove(state, Get(state, id));
            }
            return Answer.NoContent();
        });
    }

    private static UserRecord Get(SandboxState state, long id) => state.Users.GetValueOrDefault(id) ?? throw ApiError.UserNotFound();

    private static UserRecord Create(SandboxState state, JsonObject body)
    {
        if (state.Users.Count >= state.Areas.Get<TenantState>().Own?.UserMax)
        {
            throw new ApiError(403, -70505, "Forbidden", "The tenant has as many users as it may have.");
        }
        string? email = Email(body);
        string userName = body.Text("userName") ?? email ?? throw ApiError.Invalid(-80000, "'userName' or 'email' is mandatory.");
        CheckFree(state, null, userName, email);
        var auth = body["authData"] as JsonObject;
        string method = auth?.RequiredText("method") ?? "basic";
        if (!AuthMethods.Contains(method))
        {
            throw ApiError.Invalid(-10100, $"The authentication method '{method}' is unknown.");
        }
        string? password = auth?.Text("password");
        (long? adConfigId, long? oidConfigId) = state.Areas.Get<IdentityProviderState>().Require(method, auth);
        var user = new UserRecord
        {
            Id = state.NextId(),
            UserName = userName,
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
        };
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

    private static UserRecord Update(SandboxState state, UserRecord user, JsonObject body)
    {
        string? email = Email(body);
        CheckFree(state, user, body.Text("userName"), email);
        if (body["authData"] is JsonObject auth)
        {
            string method = auth.Text("method") ?? user.AuthMethod;
            (user.AdConfigId, user.OidConfigId) = state.Areas.Get<IdentityProviderState>().Require(method, auth, user);
            user.AuthMethod = AuthMethods.Contains(method) ? method : throw ApiError.Invalid(-10100, $"The authentication method '{method}' is unknown.");
            user.Login = auth.Text("login") ?? user.Login;
        }
        user.UserName = body.Text("userName") ?? user.UserName;
        user.FirstName = body.Text("firstName") ?? user.FirstName;
        user.LastName = body.Text("lastName") ?? user.LastName;
        user.Email = email ?? user.Email;
        user.IsLocked = body.Flag("isLocked") ?? user.IsLocked;
        if (body.Has("phone"))
        {
            user.Phone = body.Text("phone");
        }
        if (body.Has("expiration"))
        {
            user.ExpireAt = body.Expiration("expiration", state.Now);
        }
        return user;
    }

    private static void Remove(SandboxState state, UserRecord user)
    {
        if (user.Roles.Contains(Role) && state.Users.Values.Count(u => u.Roles.Contains(Role)) == 1)
        {
            throw ApiError.Invalid(-71006, "The last user manager can't be removed.");
        }
        NodeRecord[] rooms = [.. state.Nodes.All.Where(n => n.UserPermissions.ContainsKey(user.Id))];
        if (Array.Exists(rooms, room => RoomEndpoints.IsLastAdmin(room, user.Id)))
        {
            throw ApiError.Invalid(-40006, "The user is the last admin of a room.");
        }
        foreach (NodeRecord room in rooms)
        {
            room.UserPermissions.Remove(user.Id);
        }
        foreach (GroupRecord group in state.Groups.Values)
        {
            group.Members.Remove(user.Id);
        }
        state.Users.Remove(user.Id);
    }

    private static string? Email(JsonObject body) => body.Text("email") is not string email ? null
        : EmailPattern().IsMatch(email) ? email : throw ApiError.Invalid(-80009, $"'{email}' is no e-mail address.");

    private static void CheckFree(SandboxState state, UserRecord? self, string? userName, string? email)
    {
        foreach (UserRecord other in state.Users.Values)
        {
            if (other != self && userName is not null && string.Equals(other.UserName, userName, StringComparison.OrdinalIgnoreCase))
            {
                throw new ApiError(409, -70560, "Conflict", $"The user name '{userName}' is taken.");
            }
            if (other != self && email is not null && string.Equals(other.Email, email, StringComparison.OrdinalIgnoreCase))
            {
                throw new ApiError(409, -70561, "Conflict", $"The e-mail address '{email}' is taken.");
            }
        }
    }

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+$")]
    private static partial Regex EmailPattern();
}
