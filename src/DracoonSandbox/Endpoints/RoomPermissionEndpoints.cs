using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>Who may do what in a room: /nodes/rooms/{room_id}/users and …/groups.</summary>
internal static class RoomPermissionEndpoints
{
    private const string UsersPath = "/api/v4/nodes/rooms/{id:long}/users";
    private const string GroupsPath = "/api/v4/nodes/rooms/{id:long}/groups";

    // 'isGranted' and 'effectivePerm' decide what the rows are, before the list is filtered.
    private static readonly Listing<UserRow> Users = new Listing<UserRow>()
        .Text("user", r => $"{r.User.FirstName} {r.User.LastName} {r.User.UserName} {r.User.Email}", "cn")
        .Text("displayName", r => $"{r.User.FirstName} {r.User.LastName} {r.User.Email}", "cn")
        .Number("userId", r => r.User.Id, "eq").Flag("permissionsManage", r => r.Permissions?.HasFlag(Permissions.Manage) ?? false)
        .Filter("isGranted", ["eq"], (_, _, value) => OneOf(value, "true", "false", "any"))
        .Filter("effectivePerm", ["eq"], (_, _, value) => OneOf(value, "true", "false", "any"))
        .Sort("user", r => $"{r.User.FirstName}\n{r.User.LastName}\n{r.User.UserName}\n{r.User.Email}");

    private static readonly Listing<GroupRow> Groups = new Listing<GroupRow>()
        .Text("name", r => r.Group.Name, "cn").Number("groupId", r => r.Group.Id, "eq").Flag("permissionsManage", r => r.Permissions?.HasFlag(Permissions.Manage) ?? false)
        .Filter("isGranted", ["eq"], (_, _, value) => OneOf(value, "true", "false", "any"))
        .Filter("effectivePerm", ["eq"], (_, _, value) => OneOf(value, "true", "false"))
        .Sort("name", r => r.Group.Name);

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet(UsersPath, (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                NodeRecord room = RoomEndpoints.Room(state, context.User(), id);
                return Answer.Ok(Listing<UserRow>.Page(context, Users.Select(context, UserRows(state, room, context)), Write));
            }
        });
        app.MapPut(UsersPath, async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                NodeRecord room = RoomEndpoints.Managed(state, context.User(), id);
                var granted = new Dictionary<long, Permissions>();
                foreach (JsonObject item in body.Objects("items"))
                {
                    granted[Known(state, item.RequiredNumber("id"))] = ReadPermissions(item);
                }
                RoomEndpoints.Change(state, room, () => Overwrite(room.UserPermissions, granted));
            }
            return Answer.NoContent();
        });
        app.MapDelete(UsersPath, async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                NodeRecord room = RoomEndpoints.Managed(state, context.User(), id);
                long[] ids = [.. body.Numbers("ids").Select(userId => Known(state, userId))];
                RoomEndpoints.Change(state, room, () => Array.ForEach(ids, userId => room.UserPermissions.Remove(userId)));
            }
            return Answer.NoContent();
        });
        app.MapGet(GroupsPath, (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                NodeRecord room = RoomEndpoints.Room(state, context.User(), id);
                return Answer.Ok(Listing<GroupRow>.Page(context, Groups.Select(context, GroupRows(state, room, context)), r => Write(state, room, r)));
            }
        });
        app.MapPut(GroupsPath, async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                NodeRecord room = RoomEndpoints.Managed(state, context.User(), id);
                JsonObject[] items = [.. body.Objects("items")];
                var granted = items.ToDictionary(i => GroupEndpoints.Get(state, i.RequiredNumber("id")).Id, ReadPermissions);
                RoomEndpoints.Change(state, room, () => Overwrite(room.GroupPermissions, granted));
                foreach (JsonObject item in items)
                {
                    RoomGates.Set(state, room, GroupEndpoints.Get(state, item.RequiredNumber("id")), item.Text("newGroupMemberAcceptance") ?? RoomGates.AutoAllow);
                }
            }
            return Answer.NoContent();
        });
        app.MapDelete(GroupsPath, async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                NodeRecord room = RoomEndpoints.Managed(state, context.User(), id);
                long[] ids = [.. body.Numbers("ids").Select(groupId => GroupEndpoints.Get(state, groupId).Id)];
                RoomEndpoints.Change(state, room, () => Array.ForEach(ids, groupId => room.GroupPermissions.Remove(groupId)));
                Array.ForEach(ids, groupId => RoomGates.Forget(state, room.Id, groupId));
            }
            return Answer.NoContent();
        });
    }

    private static IEnumerable<UserRow> UserRows(SandboxState state, NodeRecord room, HttpContext context)
    {
        string scope = Condition(context, "effectivePerm") ?? "false";
        var granted = new Dictionary<long, Permissions>();
        foreach (NodeRecord one in scope == "false" ? [room] : room.GrantingRooms())
        {
            foreach ((long userId, Permissions permissions) in one.UserPermissions)
            {
                granted[userId] = granted.GetValueOrDefault(userId) | permissions;
            }
            foreach ((long groupId, Permissions permissions) in scope == "any" ? one.GroupPermissions : [])
            {
                foreach (long userId in Members(state, one, groupId))
                {
                    granted[userId] = granted.GetValueOrDefault(userId) | permissions;
                }
            }
        }
        return Choose(state, room, context, granted, state.Users).Select(r => new UserRow(r.Item, r.Permissions));
    }

    private static IEnumerable<long> Members(SandboxState state, NodeRecord room, long groupId) =>
        state.Groups.TryGetValue(groupId, out GroupRecord? group) ? group.Members.Where(userId => RoomGates.LetsIn(state, room, group, userId)) : [];

    private static IEnumerable<GroupRow> GroupRows(SandboxState state, NodeRecord room, HttpContext context)
    {
        var granted = new Dictionary<long, Permissions>();
        foreach (NodeRecord one in Condition(context, "effectivePerm") == "true" ? room.GrantingRooms() : [room])
        {
            foreach ((long groupId, Permissions permissions) in one.GroupPermissions)
            {
                granted[groupId] = granted.GetValueOrDefault(groupId) | permissions;
            }
        }
        return Choose(state, room, context, granted, state.Groups).Select(r => new GroupRow(r.Item, r.Permissions));
    }

    /// <summary>Those who have permissions, those who have none, or both; only admins of the room see more than the first.</summary>
    private static IEnumerable<(T Item, Permissions? Permissions)> Choose<T>(SandboxState state, NodeRecord room, HttpContext context,
        Dictionary<long, Permissions> granted, Dictionary<long, T> all)
    {
        bool manages = NodeTree.Of(context.User(), room, state).HasFlag(Permissions.Manage);
        string wanted = manages ? Condition(context, "isGranted") ?? "true" : "true";
        return wanted == "true"
            ? granted.Where(g => all.ContainsKey(g.Key)).Select(g => (all[g.Key], (Permissions?)g.Value))
            : all.Where(a => wanted == "any" || !granted.ContainsKey(a.Key)).Select(a => (a.Value, granted.TryGetValue(a.Key, out Permissions p) ? p : (Permissions?)null));
    }

    private static string? Condition(HttpContext context, string name) =>
        context.Request.Query["filter"].ToString().Split('|').Select(c => c.Split(':')).FirstOrDefault(words => words.Length == 3 && words[0] == name)?[2];

    private static bool OneOf(string value, params string[] words) => words.Contains(value) ? true : throw ApiError.Invalid(-80024, $"'{value}' is none of {string.Join(", ", words)}.");

    private static long Known(SandboxState state, long userId) => state.Users.ContainsKey(userId) ? userId : throw ApiError.UserNotFound();

    private static Permissions ReadPermissions(JsonObject item) => PermissionsJson.Read(item["permissions"] as JsonObject ?? throw ApiError.Invalid(-80000, "'permissions' is mandatory."));

    private static void Overwrite(Dictionary<long, Permissions> all, Dictionary<long, Permissions> granted)
    {
        foreach ((long id, Permissions permissions) in granted)
        {
            all[id] = permissions;
        }
    }

    private static JsonObject Write(UserRow row)
    {
        UserRecord user = row.User;
        return new JsonObject
        {
            ["userInfo"] = UserJson.Info(user),
            ["isGranted"] = row.Permissions is not null,
            ["id"] = user.Id,
            ["login"] = user.UserName,
            ["displayName"] = user.FirstName + " " + user.LastName,
            ["email"] = user.Email ?? "",
        }
            .With("permissions", row.Permissions is Permissions p ? PermissionsJson.Write(p) : null)
            .With("publicKeyContainer", user.Keypairs.Preferred is KeypairRecord keypair ? UserJson.PublicKey(keypair) : null);
    }

    private static JsonObject Write(SandboxState state, NodeRecord room, GroupRow row) => new JsonObject
    {
        ["id"] = row.Group.Id,
        ["isGranted"] = row.Permissions is not null,
        ["name"] = row.Group.Name,
        ["newGroupMemberAcceptance"] = RoomGates.Acceptance(state, room.Id, row.Group.Id),
    }.With("permissions", row.Permissions is Permissions p ? PermissionsJson.Write(p) : null);

    private sealed record UserRow(UserRecord User, Permissions? Permissions);

    private sealed record GroupRow(GroupRecord Group, Permissions? Permissions);
}
