using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/nodes/rooms: creating rooms, and who may do what in them.</summary>
internal static class RoomEndpoints
{
    private static readonly Listing<KeyValuePair<UserRecord, Permissions>> Users = new Listing<KeyValuePair<UserRecord, Permissions>>()
        .Text("user", p => $"{p.Key.FirstName} {p.Key.LastName} {p.Key.UserName} {p.Key.Email}", "cn")
        .Number("userId", p => p.Key.Id, "eq").Flag("permissionsManage", p => p.Value.HasFlag(Permissions.Manage))
        .Filter("isGranted", ["eq"], (_, _, value) => value != "false")
        .Sort("user", p => p.Key.FirstName + p.Key.LastName + p.Key.UserName);

    private static readonly Listing<KeyValuePair<GroupRecord, Permissions>> Groups = new Listing<KeyValuePair<GroupRecord, Permissions>>()
        .Text("name", p => p.Key.Name, "cn").Number("groupId", p => p.Key.Id, "eq").Flag("permissionsManage", p => p.Value.HasFlag(Permissions.Manage))
        .Filter("isGranted", ["eq"], (_, _, value) => value != "false")
        .Sort("name", p => p.Key.Name);

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
        app.MapGet("/api/v4/nodes/rooms/{id:long}/users", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                NodeRecord room = Room(state, context.User(), id);
                var rows = Users.Select(context, room.UserPermissions.Select(p => KeyValuePair.Create(state.Users[p.Key], p.Value)));
                return Answer.Ok(Listing<KeyValuePair<UserRecord, Permissions>>.Page(context, rows, p => new JsonObject
                {
                    ["userInfo"] = UserJson.Info(p.Key),
                    ["isGranted"] = true,
                    ["permissions"] = PermissionsJson.Write(p.Value),
                    ["id"] = p.Key.Id,
                    ["login"] = p.Key.UserName,
                    ["displayName"] = p.Key.FirstName + " " + p.Key.LastName,
                    ["email"] = p.Key.Email ?? "",
                }));
            }
        });
        app.MapPut("/api/v4/nodes/rooms/{id:long}/users", async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                NodeRecord room = Managed(state, context.User(), id);
                Grant(room, room.UserPermissions, body, userId => state.Users.ContainsKey(userId) ? userId : throw ApiError.UserNotFound());
            }
            return Answer.NoContent();
        });
        app.MapDelete("/api/v4/nodes/rooms/{id:long}/users", async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                Revoke(Managed(state, context.User(), id), room => room.UserPermissions, body);
            }
            return Answer.NoContent();
        });
        app.MapGet("/api/v4/nodes/rooms/{id:long}/groups", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                NodeRecord room = Room(state, context.User(), id);
                var rows = Groups.Select(context, room.GroupPermissions.Select(p => KeyValuePair.Create(state.Groups[p.Key], p.Value)));
                return Answer.Ok(Listing<KeyValuePair<GroupRecord, Permissions>>.Page(context, rows, p => new JsonObject
                {
                    ["id"] = p.Key.Id,
                    ["isGranted"] = true,
                    ["name"] = p.Key.Name,
                    ["newGroupMemberAcceptance"] = "autoallow",
                    ["permissions"] = PermissionsJson.Write(p.Value),
                }));
            }
        });
        app.MapPut("/api/v4/nodes/rooms/{id:long}/groups", async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                NodeRecord room = Managed(state, context.User(), id);
                Grant(room, room.GroupPermissions, body, groupId => GroupEndpoints.Get(state, groupId).Id);
            }
            return Answer.NoContent();
        });
        app.MapDelete("/api/v4/nodes/rooms/{id:long}/groups", async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                Revoke(Managed(state, context.User(), id), room => room.GroupPermissions, body);
            }
            return Answer.NoContent();
        });
    }

    /// <summary>True when nobody would administrate the room without this user.</summary>
    public static bool IsLastAdmin(NodeRecord room, long userId) => !room.InheritPermissions
        && room.UserPermissions.GetValueOrDefault(userId).HasFlag(Permissions.Manage)
        && !room.UserPermissions.Any(p => p.Key != userId && p.Value.HasFlag(Permissions.Manage))
        && !room.GroupPermissions.Any(p => p.Value.HasFlag(Permissions.Manage));

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

    private static NodeRecord Create(SandboxState state, UserRecord caller, JsonObject body)
    {
        NodeRecord? parent = null;
        if (body.Number("parentId") is long parentId and not 0)
        {
            parent = Managed(state, caller, parentId);
        }
        else if (!caller.Roles.Contains("ROOM_MANAGER"))
        {
            throw ApiError.Forbidden("The role ROOM_MANAGER is needed for a room at the top.");
        }
        NodeRecord room = NodeEndpoints.New(state, caller, NodeKind.Room, parent, body.RequiredText("name"));
        NodeEndpoints.Describe(room, body);
        room.Quota = body.Number("quota") ?? 0;
        room.RecycleBinDays = (int)(body.Number("recycleBinRetentionPeriod") ?? 0);
        room.InheritPermissions = parent is not null && (body.Flag("inheritPermissions") ?? false);
        room.IsEncryptedRoom = parent is { IsEncrypted: true };
        room.HasActivitiesLog = body.Flag("hasActivitiesLog") ?? true;
        if (room.Quota < 0 || room.RecycleBinDays is < 0 or > 9999)
        {
            throw ApiError.Invalid(-80001, "The quota or the retention period is out of range.");
        }
        foreach (long id in body.Numbers("adminIds"))
        {
            room.UserPermissions[state.Users.ContainsKey(id) ? id : throw ApiError.UserNotFound()] = Permissions.All;
        }
        foreach (long id in body.Numbers("adminGroupIds"))
        {
            room.GroupPermissions[GroupEndpoints.Get(state, id).Id] = Permissions.All;
        }
        if (!room.InheritPermissions && room.UserPermissions.Count + room.GroupPermissions.Count == 0)
        {
            throw ApiError.Invalid(-40006, "A room needs an admin.");
        }
        state.Nodes.Add(room);
        return room;
    }

    private static void Grant(NodeRecord room, Dictionary<long, Permissions> granted, JsonObject body, Func<long, long> check)
    {
        var before = new Dictionary<long, Permissions>(granted);
        foreach (JsonObject item in body.Objects("items"))
        {
            granted[check(item.RequiredNumber("id"))] = PermissionsJson.Read(item["permissions"] as JsonObject ?? throw ApiError.Invalid(-80000, "'permissions' is mandatory."));
        }
        KeepAdmin(room, granted, before);
        room.InheritPermissions = false;
    }

    private static void Revoke(NodeRecord room, Func<NodeRecord, Dictionary<long, Permissions>> which, JsonObject body)
    {
        Dictionary<long, Permissions> granted = which(room);
        var before = new Dictionary<long, Permissions>(granted);
        foreach (long id in body.Numbers("ids"))
        {
            granted.Remove(id);
        }
        KeepAdmin(room, granted, before);
    }

    private static void KeepAdmin(NodeRecord room, Dictionary<long, Permissions> granted, Dictionary<long, Permissions> before)
    {
        if (room.InheritPermissions || room.UserPermissions.Values.Concat(room.GroupPermissions.Values).Any(p => p.HasFlag(Permissions.Manage)))
        {
            return;
        }
        granted.Clear();
        foreach ((long id, Permissions permissions) in before)
        {
            granted[id] = permissions;
        }
        throw ApiError.Invalid(-40006, "The room would have no admin.");
    }
}
