using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>Members of groups, and what groups have to do with roles and rooms: for group managers.</summary>
internal static class GroupMemberEndpoints
{
    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/groups/{id:long}/users", (HttpContext context, long id) =>
        {
            context.Require(GroupEndpoints.Role);
            lock (state.Gate)
            {
                GroupRecord group = GroupEndpoints.Get(state, id);
                bool IsMember(UserRecord user) => group.Members.Contains(user.Id);
                var listing = Membership.Listing<UserRecord>(IsMember).Text("user", Words, "cn").Text("displayName", Words, "cn");
                return Answer.Ok(Listing<UserRecord>.Page(context, Membership.Select(context, listing, state.Users.Values, IsMember), u => new JsonObject
                {
                    ["userInfo"] = UserJson.Info(u),
                    ["isMember"] = IsMember(u),
                    ["id"] = u.Id,
                    ["login"] = u.UserName,
                    ["displayName"] = u.FirstName + " " + u.LastName,
                    ["email"] = u.Email ?? "",
                }));
            }
        });
        app.MapPost("/api/v4/groups/{id:long}/users", async (HttpContext context, long id) =>
        {
            context.Require(GroupEndpoints.Role);
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                GroupRecord group = GroupEndpoints.Get(state, id);
                long[] ids = Users(state, body);
                if (Array.Exists(ids, group.Members.Contains))
                {
                    throw ApiError.Invalid(-70510, $"User {ids.First(group.Members.Contains)} is in the group already.");
                }
                group.Members.UnionWith(ids);
                return Answer.Ok(GroupEndpoints.Write(group));
            }
        });
        app.MapDelete("/api/v4/groups/{id:long}/users", async (HttpContext context, long id) =>
        {
            context.Require(GroupEndpoints.Role);
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                GroupRecord group = GroupEndpoints.Get(state, id);
                long[] gone = [.. Users(state, body).Where(group.Members.Contains)];
                Safeguards.Change(state, () => group.Members.ExceptWith(gone), () => group.Members.UnionWith(gone));
                RoomGates.Leave(state, group.Id, gone);
                return Answer.Ok(GroupEndpoints.Write(group));
            }
        });
        app.MapGet("/api/v4/groups/{id:long}/roles", (HttpContext context, long id) =>
        {
            context.Require(GroupEndpoints.Role);
            lock (state.Gate)
            {
                return Answer.Ok(RoleJson.ListWithRights(GroupEndpoints.Get(state, id).Roles));
            }
        });
        app.MapGet("/api/v4/groups/{id:long}/rooms", (HttpContext context, long id) =>
        {
            context.Require(GroupEndpoints.Role);
            lock (state.Gate)
            {
                return GrantedRooms.OfGroup(context, state, GroupEndpoints.Get(state, id));
            }
        });
        app.MapGet("/api/v4/groups/{id:long}/last_admin_rooms", (HttpContext context, long id) =>
        {
            context.Require(GroupEndpoints.Role);
            lock (state.Gate)
            {
                return Answer.Ok(new JsonObject { ["items"] = new JsonArray([.. RoomAdmins.LastAdminRooms(state, GroupEndpoints.Get(state, id)).Select(GrantedRooms.Place)]) });
            }
        });
    }

    /// <summary>What the filter on users looks through.</summary>
    public static string Words(UserRecord user) => $"{user.FirstName} {user.LastName} {user.Email} {user.UserName}";

    /// <summary>The users that a request's body names.</summary>
    public static long[] Users(SandboxState state, JsonObject body) => [.. body.Numbers("ids").Select(id => UserEndpoints.Get(state, id).Id)];
}
