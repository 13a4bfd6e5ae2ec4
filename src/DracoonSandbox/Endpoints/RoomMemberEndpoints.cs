using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>People who come into rooms: members of groups who wait (/nodes/rooms/pending), and guests (/nodes/rooms/{room_id}/guest_users).</summary>
internal static class RoomMemberEndpoints
{
    private const string Pending = "/api/v4/nodes/rooms/pending";

    private static readonly Listing<PendingMember> Listing = new Listing<PendingMember>()
        .Number("userId", p => p.User.Id, "eq").Number("groupId", p => p.Group.Id, "eq").Number("roomId", p => p.Room.Id, "eq")
        .Filter("state", ["eq"], (p, _, state) => state is "WAITING" or "DENIED" or "ACCEPTED" ? p.State == state : throw ApiError.Invalid(-40301, $"'{state}' is no state."))
        .Sort("userId", p => p.User.Id).Sort("groupId", p => p.Group.Id).Sort("roomId", p => p.Room.Id).Sort("state", p => p.State);

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet(Pending, (HttpContext context) =>
        {
            lock (state.Gate)
            {
                IEnumerable<PendingMember> own = RoomGates.All(state).Where(p => NodeTree.Of(context.User(), p.Room, state).HasFlag(Permissions.Manage));
                return Answer.Ok(Listing<PendingMember>.Page(context, Listing.Select(context, own), Write));
            }
        });
        app.MapPut(Pending, async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                Decide(state, context.User(), [.. body.Objects("items")]);
            }
            return Answer.NoContent();
        });
        app.MapPut("/api/v4/nodes/rooms/{id:long}/guest_users", async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                NodeRecord room = RoomEndpoints.Managed(state, context.User(), id);
                JsonObject[] guests = [.. body.Objects("roomGuestInvitations")];
                if (Array.Find(guests, g => !g.RequiredText("email").Contains('@')) is JsonObject wrong)
                {
                    throw ApiError.Invalid(-80009, $"'{wrong.Text("email")}' is no e-mail address.");
                }
                foreach (JsonObject guest in guests)
                {
                    Invite(state, room, guest);
                }
            }
            return Answer.NoContent();
        });
    }

    /// <summary>All or none: first every check, then the deed.</summary>
    private static void Decide(SandboxState state, UserRecord caller, JsonObject[] items)
    {
        foreach (JsonObject item in items)
        {
            NodeRecord room = RoomEndpoints.Managed(state, caller, item.RequiredNumber("roomId"));
            GroupRecord group = GroupEndpoints.Get(state, item.RequiredNumber("groupId"));
            UserRecord user = state.Users.GetValueOrDefault(item.RequiredNumber("userId")) ?? throw ApiError.UserNotFound();
            if (item.RequiredText("state") is not ("ACCEPTED" or "DENIED"))
            {
                throw ApiError.Invalid(-40301, "An assignment is ACCEPTED or DENIED.");
            }
            if (!RoomGates.All(state, room).Any(p => p.Group == group && p.User == user))
            {
                throw new ApiError(404, -40300, "Not Found", "There is no such pending assignment.");
            }
        }
        foreach (JsonObject item in items)
        {
            RoomGates.Decide(state, item.RequiredNumber("roomId"), GroupEndpoints.Get(state, item.RequiredNumber("groupId")), item.RequiredNumber("userId"), item.Text("state") == "ACCEPTED");
        }
    }

    /// <summary>A guest may read. Who has an account already gets no second one.</summary>
    private static void Invite(SandboxState state, NodeRecord room, JsonObject guest)
    {
        string email = guest.RequiredText("email");
        UserRecord? user = state.Users.Values.FirstOrDefault(u => string.Equals(u.Email, email, StringComparison.OrdinalIgnoreCase));
        if (user is null)
        {
            user = new UserRecord
            {
                Id = state.NextId(),
                UserName = email,
                FirstName = guest.RequiredText("firstName"),
                LastName = guest.RequiredText("lastName"),
                Email = email,
                CreatedAt = state.Now,
            };
            user.Roles.Add("GUEST_USER");
            state.Users[user.Id] = user;
        }
        room.UserPermissions.TryAdd(user.Id, Permissions.Read);
        state.Mail(email, $"You are invited to the room '{room.Name}'");
    }

    private static JsonObject Write(PendingMember member) => new()
    {
        ["roomId"] = member.Room.Id,
        ["roomName"] = member.Room.Name,
        ["state"] = member.State,
        ["userInfo"] = UserJson.Info(member.User),
        ["groupInfo"] = new JsonObject { ["id"] = member.Group.Id, ["name"] = member.Group.Name },
        ["pendingUserData"] = new JsonObject
        {
            ["id"] = member.User.Id,
            ["login"] = member.User.UserName,
            ["displayName"] = member.User.FirstName + " " + member.User.LastName,
            ["email"] = member.User.Email ?? "",
        },
        ["pendingGroupData"] = new JsonObject { ["id"] = member.Group.Id, ["name"] = member.Group.Name },
        ["userId"] = member.User.Id,
        ["groupId"] = member.Group.Id,
    };
}
