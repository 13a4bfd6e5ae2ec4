using System.Globalization;
using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/eventlog/audits: the rooms and who may do what in them, for auditors.</summary>
internal static class AuditEndpoints
{
    private const string Role = "LOG_AUDITOR";

    /// <summary>A user of a room. The names of users are joined by 'or', as the description has it.</summary>
    private static readonly Listing<Member> Members = new Listing<Member>()
        .Number("nodeId", m => m.Room.Id, "eq").Text("nodeName", m => m.Room.Name, "cn", "eq").Number("nodeParentId", m => m.Room.Parent?.Id ?? 0, "eq")
        .Flag("nodeIsEncrypted", m => m.Room.IsEncrypted).Flag("nodeHasActivitiesLog", m => m.Room.HasActivitiesLog).Filter("nodeHasRecycleBin", ["eq"], (_, _, _) => true)
        .Number("userId", m => m.User?.Id, "eq").Text("userName", m => m.User?.UserName, "cn", "eq").Text("userFirstName", m => m.User?.FirstName, "cn", "eq")
        .Text("userLastName", m => m.User?.LastName, "cn", "eq").Flag("permissionsManage", m => m.Permissions.HasFlag(Permissions.Manage))
        .Alternatives("userName", "userFirstName", "userLastName")
        .Sort("nodeId", m => m.Room.Id).Sort("nodeName", m => m.Room.Name).Sort("nodeParentId", m => m.Room.Parent?.Id ?? 0).Sort("nodeSize", m => m.Room.Size)
        .Sort("nodeQuota", m => m.Room.Quota);

    private static readonly Listing<NodeRecord> Infos = new Listing<NodeRecord>()
        .Number("nodeId", n => n.Id, "eq").Text("nodeName", n => n.Name, "cn", "eq", "sw").Flag("nodeIsEncrypted", n => n.IsEncrypted)
        .Sort("nodeId", n => n.Id).Sort("nodeName", n => n.Name);

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/eventlog/audits/nodes", (HttpContext context) =>
        {
            context.Require(Role);
            lock (state.Gate)
            {
                // A plain array, not the usual list: only its items are answered.
                IEnumerable<Member> all = state.Nodes.All.Where(n => n.Kind == NodeKind.Room).SelectMany(room => MembersOf(room, state));
                IGrouping<NodeRecord, Member>[] rooms = [.. Members.Select(context, all, "nodeId:asc").GroupBy(m => m.Room)];
                JsonObject page = Listing<IGrouping<NodeRecord, Member>>.Page(context, rooms, g => Write(g.Key, g));
                return Answer.Ok(page["items"]!.DeepClone());
            }
        });
        app.MapGet("/api/v4/eventlog/audits/node_info", (HttpContext context) =>
        {
            context.Require(Role);
            lock (state.Gate)
            {
                string? text = context.Request.Query["parent_id"];
                long parentId = string.IsNullOrEmpty(text) ? 0 : long.Parse(text, CultureInfo.InvariantCulture);
                NodeRecord? parent = parentId == 0 ? null : state.Nodes.Get(parentId);
                if (parent is { Kind: not NodeKind.Room })
                {
                    throw ApiError.NodeNotFound();
                }
                IEnumerable<NodeRecord> rooms = state.Nodes.ChildrenOf(parent).Values.Where(n => n.Kind == NodeKind.Room);
                return Answer.Ok(Listing<NodeRecord>.Page(context, Infos.Select(context, rooms, "nodeName:asc"), n => new JsonObject
                {
                    ["nodeId"] = n.Id,
                    ["nodeName"] = n.Name,
                    ["nodeIsEncrypted"] = n.IsEncrypted,
                    ["countChildren"] = n.Children.Count,
                }.With("nodeParentId", n.Parent?.Id)));
            }
        });
    }

    /// <summary>Who may do something in a room, by themselves, by a group or by the room above; a room without anybody has one row all the same.</summary>
    private static IEnumerable<Member> MembersOf(NodeRecord room, SandboxState state)
    {
        var granted = new SortedDictionary<long, Permissions>();
        foreach (NodeRecord source in room.GrantingRooms())
        {
            foreach ((long userId, Permissions permissions) in source.UserPermissions)
            {
                granted[userId] = granted.GetValueOrDefault(userId) | permissions;
            }
            foreach ((long groupId, Permissions permissions) in source.GroupPermissions)
            {
                if (state.Groups.TryGetValue(groupId, out GroupRecord? group))
                {
                    foreach (long userId in group.Members.Where(member => RoomGates.LetsIn(state, source, group, member)))
                    {
                        granted[userId] = granted.GetValueOrDefault(userId) | permissions;
                    }
                }
            }
        }
        return granted.Where(g => state.Users.ContainsKey(g.Key)).Select(g => new Member(room, state.Users[g.Key], g.Value))
            .DefaultIfEmpty(new Member(room, null, Permissions.None));
    }

    private static JsonObject Write(NodeRecord room, IEnumerable<Member> members) => new JsonObject
    {
        ["nodeId"] = room.Id,
        ["nodeName"] = room.Name,
        ["nodeParentPath"] = room.ParentPath,
        ["nodeCntChildren"] = room.Children.Count,
        ["auditUserPermissionList"] = new JsonArray([.. members.Where(m => m.User is not null).Select(m => new JsonObject
        {
            ["userId"] = m.User!.Id,
            ["userLogin"] = m.User.UserName,
            ["userFirstName"] = m.User.FirstName,
            ["userLastName"] = m.User.LastName,
            ["permissions"] = PermissionsJson.Write(m.Permissions),
        })]),
        ["nodeSize"] = room.Size,
        ["nodeRecycleBinRetentionPeriod"] = room.RecycleBinDays,
        ["nodeQuota"] = room.Quota,
        ["nodeIsEncrypted"] = room.IsEncrypted,
        ["nodeHasActivitiesLog"] = room.HasActivitiesLog,
        ["nodeCreatedAt"] = Answer.Iso(room.CreatedAt),
        ["nodeCreatedBy"] = UserJson.Info(room.CreatedBy),
        ["nodeUpdatedAt"] = Answer.Iso(room.UpdatedAt),
        ["nodeUpdatedBy"] = UserJson.Info(room.UpdatedBy),
    }.With("nodeParentId", room.Parent?.Id);

    private sealed record Member(NodeRecord Room, UserRecord? User, Permissions Permissions);
}
