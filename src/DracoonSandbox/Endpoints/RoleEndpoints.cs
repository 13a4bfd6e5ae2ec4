using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/roles: the roles, and the users and groups that have them.</summary>
internal static class RoleEndpoints
{
    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/roles", (HttpContext context) =>
        {
            context.Require(UserEndpoints.Role);
            return Answer.Ok(RoleJson.ListWithRights(RoleCatalog.All.Select(r => r.Name)));
        });
        app.MapGet("/api/v4/roles/{id:int}/users", (HttpContext context, int id) =>
        {
            context.Require(UserEndpoints.Role);
            lock (state.Gate)
            {
                return Users(context, state, Get(id));
            }
        });
        app.MapPost("/api/v4/roles/{id:int}/users", async (HttpContext context, int id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                RoleRecord role = Grantable(context, id);
                foreach (long userId in GroupMemberEndpoints.Users(state, body))
                {
                    state.Users[userId].Roles.Add(role.Name);
                }
                return Users(context, state, role);
            }
        });
        app.MapDelete("/api/v4/roles/{id:int}/users", async (HttpContext context, int id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                RoleRecord role = Grantable(context, id);
                Revoke(state, role, [.. GroupMemberEndpoints.Users(state, body).Select(userId => state.Users[userId].Roles)]);
                return Users(context, state, role);
            }
        });
        app.MapGet("/api/v4/roles/{id:int}/groups", (HttpContext context, int id) =>
        {
            context.Require(GroupEndpoints.Role);
            lock (state.Gate)
            {
                return Groups(context, state, Get(id));
            }
        });
        app.MapPost("/api/v4/roles/{id:int}/groups", async (HttpContext context, int id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                RoleRecord role = Grantable(context, id);
                foreach (GroupRecord group in body.Numbers("ids").Select(g => GroupEndpoints.Get(state, g)).ToArray())
                {
                    group.Roles.Add(role.Name);
                }
                return Groups(context, state, role);
            }
        });
        app.MapDelete("/api/v4/roles/{id:int}/groups", async (HttpContext context, int id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                RoleRecord role = Grantable(context, id);
                Revoke(state, role, [.. body.Numbers("ids").Select(g => GroupEndpoints.Get(state, g).Roles)]);
                return Groups(context, state, role);
            }
        });
    }

    private static RoleRecord Get(int id) => RoleCatalog.Find(id) ?? throw new ApiError(404, -71001, "Not Found", "Role not found.");

    /// <summary>A role that the caller may grant and revoke.</summary>
    private static RoleRecord Grantable(HttpContext context, int id)
    {
        RoleRecord role = Get(id);
        context.Require(role.GrantedBy ?? throw ApiError.Forbidden($"The role {role.Name} can't be granted."));
        return role;
    }

    private static void Revoke(SandboxState state, RoleRecord role, HashSet<string>[] from)
    {
        HashSet<string>[] had = [.. from.Where(roles => roles.Contains(role.Name))];
        Safeguards.Change(
            state,
            () => Array.ForEach(had, roles => roles.Remove(role.Name)),
            () => Array.ForEach(had, roles => roles.Add(role.Name)));
    }

    private static IResult Users(HttpContext context, SandboxState state, RoleRecord role)
    {
        bool Has(UserRecord user) => user.Roles.Contains(role.Name);
        var listing = Membership.Listing<UserRecord>(Has).Text("user", GroupMemberEndpoints.Words, "cn").Text("displayName", GroupMemberEndpoints.Words, "cn");
        return Answer.Ok(Listing<UserRecord>.Page(context, Membership.Select(context, listing, state.Users.Values, Has), u => new JsonObject
        {
            ["userInfo"] = UserJson.Info(u),
            ["isMember"] = Has(u),
            ["id"] = u.Id,
            ["displayName"] = u.FirstName + " " + u.LastName,
        }));
    }

    private static IResult Groups(HttpContext context, SandboxState state, RoleRecord role)
    {
        bool Has(GroupRecord group) => group.Roles.Contains(role.Name);
        var listing = Membership.Listing<GroupRecord>(Has).Text("name", g => g.Name, "cn");
        return Answer.Ok(Listing<GroupRecord>.Page(context, Membership.Select(context, listing, state.Groups.Values, Has),
            g => new JsonObject { ["id"] = g.Id, ["isMember"] = Has(g), ["name"] = g.Name }));
    }
}
