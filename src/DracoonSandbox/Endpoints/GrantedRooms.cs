using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>The rooms of a user or a group, as <c>/users/{id}/rooms</c> and <c>/groups/{id}/rooms</c> list them.</summary>
internal static class GrantedRooms
{
    public static IResult OfUser(HttpContext context, SandboxState state, UserRecord user)
    {
        Permissions Direct(NodeRecord room) => room.InheritPermissions ? Permissions.None : room.UserPermissions.GetValueOrDefault(user.Id);
        Func<NodeRecord, Permissions> permissions = Effective(context, "false") switch
        {
            "any" => room => NodeTree.Of(user, room, state),
            "true" => room => Source(room).UserPermissions.GetValueOrDefault(user.Id),
            _ => Direct,
        };
        HashSet<long> lastAdmin = [.. RoomAdmins.LastAdminRooms(state, user).Select(r => r.Room.Id)];
        return Answer(context, state, permissions, listing => listing.Filter("isLastAdmin", ["eq"],
            (room, _, wanted) => wanted == "true" ? lastAdmin.Contains(room.Id) : throw ApiError.Invalid(-80024, "'isLastAdmin' can only be true.")));
    }

    public static IResult OfGroup(HttpContext context, SandboxState state, GroupRecord group) => Answer(context, state, Effective(context, "true") == "false"
        ? room => room.InheritPermissions ? Permissions.None : room.GroupPermissions.GetValueOrDefault(group.Id)
        : room => Source(room).GroupPermissions.GetValueOrDefault(group.Id), listing => listing);

    /// <summary>Number, name and place of a room.</summary>
    public static JsonObject Place(NodeRecord room) => new JsonObject { ["id"] = room.Id, ["name"] = room.Name, ["parentPath"] = room.ParentPath }.With("parentId", room.Parent?.Id);

    private static IResult Answer(HttpContext context, SandboxState state, Func<NodeRecord, Permissions> permissions, Func<Listing<NodeRecord>, Listing<NodeRecord>> more)
    {
        bool IsGranted(NodeRecord room) => permissions(room) != Permissions.None;
        Listing<NodeRecord> listing = more(Membership.Listing<NodeRecord>(IsGranted, "isGranted")
            .Text("name", r => r.Name, "cn").Filter("effectivePerm", ["eq"], (_, _, _) => true));
        IReadOnlyList<NodeRecord> rooms = Membership.Select(context, listing, state.Nodes.All.Where(n => n.Kind == NodeKind.Room), IsGranted, "isGranted");
        return Http.Answer.Ok(Listing<NodeRecord>.Page(context, rooms, room => new JsonObject
        {
            ["type"] = "room",
            ["id"] = room.Id,
            ["isGranted"] = IsGranted(room),
            ["name"] = room.Name,
            ["isEncrypted"] = room.IsEncrypted,
            ["hasRecycleBin"] = true,
            ["recycleBinRetentionPeriod"] = room.RecycleBinDays,
            ["size"] = room.Size,
            ["quota"] = room.Quota,
            ["permissions"] = PermissionsJson.Write(permissions(room)),
            ["createdAt"] = Http.Answer.Iso(room.CreatedAt),
            ["createdBy"] = UserJson.Info(room.CreatedBy),
            ["updatedAt"] = Http.Answer.Iso(room.UpdatedAt),
            ["updatedBy"] = UserJson.Info(room.UpdatedBy),
        }.With("parentId", room.Parent?.Id)));
    }

    /// <summary>Where a room's permissions come from.</summary>
    private static NodeRecord Source(NodeRecord room)
    {
        while (room.InheritPermissions && room.Parent is not null)
        {
            room = room.Parent.Room;
        }
        return room;
    }

    /// <summary>The value of the condition <c>effectivePerm</c>.</summary>
    private static string Effective(HttpContext context, string absent)
    {
        string? condition = context.Request.Query["filter"].ToString().Split('|').FirstOrDefault(c => c.StartsWith("effectivePerm:eq:", StringComparison.Ordinal));
        return condition?.Split(':')[2] switch
        {
            null => absent,
            "true" or "false" or "any" => condition.Split(':')[2],
            _ => throw ApiError.Invalid(-80024, $"The filter '{condition}' is not supported."),
        };
    }
}
