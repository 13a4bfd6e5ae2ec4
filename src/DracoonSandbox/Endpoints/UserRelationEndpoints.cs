using System.Security.Cryptography;
using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>What a user has to do with groups, roles and rooms, and the second factor: for user managers.</summary>
internal static class UserRelationEndpoints
{
    private const int CodeLength = 12;

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/users/{id:long}/groups", (HttpContext context, long id) =>
        {
            context.Require(UserEndpoints.Role);
            lock (state.Gate)
            {
                UserRecord user = UserEndpoints.Get(state, id);
                var groups = Membership.Listing<GroupRecord>(g => g.Members.Contains(user.Id)).Text("name", g => g.Name, "cn");
                return Answer.Ok(Listing<GroupRecord>.Page(context, Membership.Select(context, groups, state.Groups.Values, g => g.Members.Contains(user.Id)),
                    g => new JsonObject { ["id"] = g.Id, ["isMember"] = g.Members.Contains(user.Id), ["name"] = g.Name }));
            }
        });
        app.MapGet("/api/v4/users/{id:long}/roles", (HttpContext context, long id) =>
        {
            context.Require(UserEndpoints.Role);
            lock (state.Gate)
            {
                return Answer.Ok(RoleJson.ListWithRights(UserEndpoints.Get(state, id).Roles));
            }
        });
        app.MapGet("/api/v4/users/{id:long}/rooms", (HttpContext context, long id) =>
        {
            context.Require(UserEndpoints.Role);
            lock (state.Gate)
            {
                return GrantedRooms.OfUser(context, state, UserEndpoints.Get(state, id));
            }
        });
        app.MapGet("/api/v4/users/{id:long}/last_admin_rooms", (HttpContext context, long id) =>
        {
            context.Require(UserEndpoints.Role);
            lock (state.Gate)
            {
                return Answer.Ok(new JsonObject
                {
                    ["items"] = new JsonArray([.. RoomAdmins.LastAdminRooms(state, UserEndpoints.Get(state, id)).Select(r => GrantedRooms.Place(r.Room)
                        .With("lastAdminInGroup", r.Group is not null)
                        .With("lastAdminInGroupId", r.Group?.Id))]),
                });
            }
        });
        app.MapDelete("/api/v4/users/{id:long}/mfa", (HttpContext context, long id) =>
        {
            context.Require(UserEndpoints.Role);
            lock (state.Gate)
            {
                UserRecord user = UserEndpoints.Get(state, id);
                state.Areas.Get<MfaState>().Of(user).Setups.Clear();
                state.Areas.Get<EmergencyCodes>().Codes.Remove(user.Id);
            }
            return Answer.NoContent();
        });
        app.MapPost("/api/v4/users/{id:long}/mfa/emergency_code", (HttpContext context, long id) =>
        {
            context.Require(UserEndpoints.Role);
            lock (state.Gate)
            {
                string code = RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", CodeLength);
                state.Areas.Get<EmergencyCodes>().Codes[UserEndpoints.Get(state, id).Id] = code;
                return Answer.Ok(new JsonObject { ["code"] = code });
            }
        });
    }
}
