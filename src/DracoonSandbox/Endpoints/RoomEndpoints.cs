using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/nodes/rooms: creating rooms, and what describes them.</summary>
internal static class RoomEndpoints
{
    private const int LongestNotes = 255;

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapPost("/api/v4/nodes/rooms", async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                return Answer.Json(201, NodeJson.Write(Create(state, context.User(), body), context.User(), state));
            }
        });
        app.MapPut("/api/v4/nodes/rooms/{id:long}", async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                NodeRecord room = Room(state, context.User(), id);
                RequireAbove(state, context.User(), room.Parent);
                Update(state, room, context.User(), body);
                return Answer.Ok(NodeJson.Write(room, context.User(), state));
            }
        });
    }

    public static NodeRecord Room(SandboxState state, UserRecord caller, long id)
    {
        NodeRecord room = NodeEndpoints.Visible(state, caller, id);
        return room.Kind == NodeKind.Room ? room : throw ApiError.NodeNotFound();
    }

    public static NodeRecord Managed(SandboxState state, UserRecord caller, long id)
    {
        NodeRecord room = Room(state, caller, id);
        NodeTree.Require(caller, room, Permissions.Manage, state);
        return room;
    }

    /// <summary>Changes the permissions in a room; afterwards somebody who does not end has to administrate it, or nothing is changed.</summary>
    public static void Change(SandboxState state, NodeRecord room, Action change)
    {
        KeyValuePair<long, Permissions>[] users = [.. room.UserPermissions];
        KeyValuePair<long, Permissions>[] groups = [.. room.GroupPermissions];
        bool inherits = room.InheritPermissions;
        change();
        if (HasAdmin(state, room))
        {
            return;
        }
        room.InheritPermissions = inherits;
        Restore(room.UserPermissions, users);
        Restore(room.GroupPermissions, groups);
        throw ApiError.Invalid(-40006, "At least one non-expiring admin user or group is required.");
    }

    /// <summary>Makes the users and groups of the body admins.</summary>
    public static void AddAdmins(SandboxState state, NodeRecord room, JsonObject body)
    {
        foreach (long id in body.Numbers("adminIds"))
        {
            room.UserPermissions[state.Users.ContainsKey(id) ? id : throw ApiError.UserNotFound()] = Permissions.All;
        }
        foreach (long id in body.Numbers("adminGroupIds"))
        {
            GroupRecord group = GroupEndpoints.Get(state, id);
            room.GroupPermissions[group.Id] = Permissions.All;
            RoomGates.Set(state, room, group, body.Text("newGroupMemberAcceptance") ?? RoomGates.AutoAllow);
        }
    }

    /// <summary>The settings that a room can be given when it is made and later alike.</summary>
    public static void Configure(NodeRecord room, JsonObject body)
    {
        if (body.Flag("hasRecycleBin") == false)
        {
            throw ApiError.Invalid(-40011, "The recycle bin can't be disabled.");
        }
        room.RecycleBinDays = (int?)body.Number("recycleBinRetentionPeriod") ?? room.RecycleBinDays;
        room.HasActivitiesLog = body.Flag("hasActivitiesLog") ?? room.HasActivitiesLog;
        room.Classification = (int?)body.Number("classification") ?? room.Classification;
    }

    private static NodeRecord Create(SandboxState state, UserRecord caller, JsonObject body)
    {
        NodeRecord? parent = body.Number("parentId") is long parentId and not 0 ? Room(state, caller, parentId) : null;
        RequireAbove(state, caller, parent);
        bool inherits = body.Flag("inheritPermissions") ?? parent is not null;
        if (inherits && parent is null)
        {
            throw ApiError.Invalid(-40017, "A room at the top has nothing to inherit permissions from.");
        }
        NodeRecord room = NodeEndpoints.New(state, caller, NodeKind.Room, parent, body.RequiredText("name"));
        CheckNotes(body);
        NodeEndpoints.Describe(room, body);
        Configure(room, body);
        room.Quota = Quota(body) ?? 0;
        room.InheritPermissions = inherits;
        room.IsEncryptedRoom = parent is { IsEncrypted: true };
        AddAdmins(state, room, body);
        if (!HasAdmin(state, room))
        {
            throw ApiError.Invalid(-40006, "At least one non-expiring admin user or group is required.");
        }
        state.Nodes.Add(room);
        return room;
    }

    private static void Update(SandboxState state, NodeRecord room, UserRecord caller, JsonObject body)
    {
        CheckNotes(body);
        long? quota = Quota(body);
        if (body.Has("name"))
        {
            state.Nodes.Rename(room, body.RequiredText("name"));
        }
        if (body.Has("notes"))
        {
            room.Notes = body.Text("notes") is { Length: > 0 } notes ? notes : null;
        }
        room.Quota = quota ?? room.Quota;
        room.TimestampCreation = body.Time("timestampCreation") ?? room.TimestampCreation;
        room.TimestampModification = body.Time("timestampModification") ?? room.TimestampModification;
        room.UpdatedBy = caller;
        room.UpdatedAt = state.Now;
    }

    /// <summary>Rooms belong to whoever administrates what they lie in; at the top, to room managers.</summary>
    private static void RequireAbove(SandboxState state, UserRecord caller, NodeRecord? parent)
    {
        if (parent is not null)
        {
            NodeTree.Require(caller, parent, Permissions.Manage, state);
        }
        else if (!RoleHolders.Has(state, caller, "ROOM_MANAGER"))
        {
            throw ApiError.Forbidden("The role ROOM_MANAGER is needed for a room at the top.");
        }
    }

    private static bool HasAdmin(SandboxState state, NodeRecord room) =>
        room.InheritPermissions || RoomAdmins.Users(state, room).Any() || RoomAdmins.Groups(state, room).Any();

    private static void Restore(Dictionary<long, Permissions> permissions, KeyValuePair<long, Permissions>[] before)
    {
        permissions.Clear();
        foreach ((long id, Permissions granted) in before)
        {
            permissions[id] = granted;
        }
    }

    private static long? Quota(JsonObject body) =>
        body.Number("quota") is not long quota ? null : quota >= 0 ? quota : throw ApiError.Invalid(-80001, $"The quota {quota} is negative.");

    private static void CheckNotes(JsonObject body)
    {
        if (body.Text("notes")?.Length > LongestNotes)
        {
            throw ApiError.Invalid(-80007, $"Notes have at most {LongestNotes} characters.");
        }
    }
}
