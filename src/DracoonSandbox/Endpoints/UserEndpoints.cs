using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/users: for user managers.</summary>
internal static partial class UserEndpoints
{
    public const string Role = "USER_MANAGER";

    private static readonly Listing<UserRow> Listing = new Listing<UserRow>()
        .Text("email", r => r.User.Email, "eq", "cn").Text("userName", r => r.User.UserName, "eq", "cn")
        .Text("firstName", r => r.User.FirstName, "cn").Text("lastName", r => r.User.LastName, "cn").Text("login", r => r.User.Login ?? r.User.UserName, "cn")
        .Alternatives("login", "firstName", "lastName")
        .Text("phone", r => r.User.Phone, "eq").Flag("isLocked", r => r.User.IsLocked).Number("lockStatus", r => UserJson.LockStatus(r.User), "eq")
        .Flag("isEncryptionEnabled", r => r.User.Keypairs.Count > 0)
        .Filter("effectiveRoles", ["eq"], (_, _, value) => value is "true" or "false" ? true : throw ApiError.Invalid(-80024, $"'{value}' is neither true nor false."))
        .Filter("hasRole", ["eq"], (r, _, role) => RoleCatalog.Find(role) is not null ? r.Roles.Contains(role) : throw ApiError.Invalid(-80024, $"There is no role '{role}'."))
        .Date("createdAt", r => r.User.CreatedAt)
        .Sort("userName", r => r.User.UserName).Sort("email", r => r.User.Email).Sort("firstName", r => r.User.FirstName).Sort("lastName", r => r.User.LastName)
        .Sort("isLocked", r => r.User.IsLocked).Sort("lockStatus", r => UserJson.LockStatus(r.User)).Sort("login", r => r.User.Login ?? r.User.UserName).Sort("gender", _ => "n")
        .Sort("lastLoginSuccessAt", r => r.User.LastLoginSuccessAt).Sort("expireAt", r => r.User.ExpireAt).Sort("createdAt", r => r.User.CreatedAt);

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/users", (HttpContext context) =>
        {
            context.Require(Role);
            lock (state.Gate)
            {
                return Answer.Ok(Page(context, state, state.Users.Values));
            }
        });
        app.MapGet("/api/v4/users/{id:long}", (HttpContext context, long id) =>
        {
            context.Require(Role);
            bool effective = context.Request.Query["effective_roles"] == "true";
            lock (state.Gate)
            {
                return Answer.Ok(UserJson.Data(Get(state, id), state, effective));
            }
        });
        app.MapPost("/api/v4/users", async (HttpContext context) =>
        {
            context.Require(Role);
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                return Answer.Json(201, UserJson.Data(UserChanges.Create(state, body), state));
            }
        });
        app.MapPut("/api/v4/users/{id:long}", async (HttpContext context, long id) =>
        {
            context.Require(Role);
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                UserRecord user = Get(state, id);
                UserChanges.Update(state, user, body);
                return Answer.Ok(UserJson.Data(user, state));
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

    public static UserRecord Get(SandboxState state, long id) => state.Users.GetValueOrDefault(id) ?? throw ApiError.UserNotFound();

    /// <summary>The page of users that the request asks for. Under the gate.</summary>
    public static JsonObject Page(HttpContext context, SandboxState state, IEnumerable<UserRecord> users)
    {
        IQueryCollection query = context.Request.Query;
        bool withRoles = query["include_roles"] == "true";
        bool withAttributes = query["include_attributes"] == "true";
        // The filter on roles depends on another one.
        Func<UserRecord, HashSet<string>> roles = RoleHolders.Lookup(state, query["filter"].ToString().Split('|').Contains("effectiveRoles:eq:true"));
        HashSet<long> roomManagers = state.Nodes.RoomManagers();
        IReadOnlyList<UserRow> rows = Listing.Select(context, users.Select(u => new UserRow(u, roles(u))));
        return Listing<UserRow>.Page(context, rows, r => UserJson.Item(r.User, roomManagers, withRoles ? r.Roles : [], withAttributes));
    }

    /// <summary>The address of a body, when it is one.</summary>
    public static string? Email(JsonObject body) => body.Text("email") is not string email ? null
        : EmailPattern().IsMatch(email) ? email : throw ApiError.Invalid(-80009, $"'{email}' is no e-mail address.");

    /// <exception cref="ApiError">Somebody else has the name.</exception>
    public static void CheckFree(SandboxState state, UserRecord? self, string? userName)
    {
        if (userName is not null && state.Users.Values.Any(u => u.Id != self?.Id && string.Equals(u.UserName, userName, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ApiError(409, -70564, "Conflict", $"The user name '{userName}' is taken.");
        }
    }

    private static void Remove(SandboxState state, UserRecord user)
    {
        Safeguards.Change(state, () => state.Users.Remove(user.Id), () => state.Users[user.Id] = user);
        foreach (NodeRecord room in state.Nodes.All.Where(n => n.Kind == NodeKind.Room))
        {
            room.UserPermissions.Remove(user.Id);
        }
        foreach (GroupRecord group in state.Groups.Values)
        {
            group.Members.Remove(user.Id);
        }
    }

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+$")]
    private static partial Regex EmailPattern();

    /// <summary>A user with the roles that count for this list.</summary>
    private readonly record struct UserRow(UserRecord User, HashSet<string> Roles);
}
