using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/provisioning/customers/{id}/users: of the sandbox's own tenant its users, of others the first admin.</summary>
internal static class TenantUserEndpoints
{
    private static readonly Listing<UserRecord> Listing = new Listing<UserRecord>()
        .Text("email", u => u.Email, "eq", "cn").Text("userName", u => u.UserName, "eq", "cn").Text("firstName", u => u.FirstName, "cn")
        .Text("lastName", u => u.LastName, "cn").Text("login", u => u.Login ?? u.UserName, "cn").Text("phone", u => u.Phone, "eq")
        .Flag("isLocked", u => u.IsLocked).Number("lockStatus", u => u.IsLocked ? 0 : 2, "eq").Flag("isEncryptionEnabled", u => u.Keypairs.Count > 0)
        .Filter("effectiveRoles", ["eq"], (_, _, _) => true).Filter("hasRole", ["eq"], (u, _, role) => u.Roles.Contains(role))
        .Date("createdAt", u => u.CreatedAt)
        .Sort("userName", u => u.UserName).Sort("email", u => u.Email).Sort("firstName", u => u.FirstName).Sort("lastName", u => u.LastName)
        .Sort("isLocked", u => u.IsLocked).Sort("lockStatus", u => u.IsLocked).Sort("login", u => u.Login ?? u.UserName)
        .Sort("lastLoginSuccessAt", u => u.LastLoginSuccessAt).Sort("expireAt", u => u.ExpireAt).Sort("createdAt", u => u.CreatedAt);

    public static void Map(IEndpointRouteBuilder app, SandboxState state) =>
        app.MapGet("/api/v4/provisioning/customers/{id:long}/users", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                TenantRecord tenant = TenantEndpoints.Get(state, id);
                HashSet<long> roomManagers = id == TenantState.OwnId ? state.Nodes.RoomManagers() : [];
                bool withAttributes = context.Request.Query["include_attributes"] == "true";
                bool withRoles = context.Request.Query["include_roles"] == "true";
                IReadOnlyList<UserRecord> users = Listing.Select(context, TenantJson.Users(tenant, state));
                return Answer.Ok(Listing<UserRecord>.Page(context, users, u => UserJson.Item(u, roomManagers, withRoles ? RoleHolders.Of(state, u, false) : [], withAttributes)));
            }
        });
}
