using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>POST /nodes/deleted_nodes/actions/restore: out of the recycle bin, to where it was or to another place. All of them, or none.</summary>
internal static class RestoreEndpoints
{
    public static void Map(IEndpointRouteBuilder app, SandboxState state) => app.MapPost("/api/v4/nodes/deleted_nodes/actions/restore", async (HttpContext context) =>
    {
        JsonObject body = await Body.ReadObjectAsync(context);
        lock (state.Gate)
        {
            Restore(state, context.User(), body);
        }
        return Answer.NoContent();
    });

    private static void Restore(SandboxState state, UserRecord caller, JsonObject body)
    {
        string strategy = Placement.Strategy(body);
        var taken = new Dictionary<NodeRecord, HashSet<string>>();
        var items = new List<(DeletedNode Deleted, NodeRecord Parent, Placement Place)>();
        foreach (DeletedNode deleted in RecycleBinEndpoints.Wanted(state, caller, body, Permissions.RestoreRecycleBin))
        {
            NodeRecord parent = Parent(state, caller, deleted, body.Number("parentId") ?? deleted.ParentId);
            NodeRecord node = deleted.Node(state);
            var place = new Placement(parent, node.Name, node.Kind, strategy);
            if (!taken.TryGetValue(parent, out HashSet<string>? names))
            {
                taken[parent] = names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            }
            place.Check(state, caller, names);
            items.Add((deleted, parent, place));
        }
        foreach (IGrouping<NodeRecord, long> room in items.GroupBy(i => i.Parent.Room, i => i.Deleted.Node(state).Size))
        {
            if (room.Key.Quota > 0 && room.Key.Size + room.Sum() > room.Key.Quota)
            {
                throw new ApiError(507, -40200, "Insufficient Storage", "The room's quota is used up.");
            }
        }
        foreach ((DeletedNode deleted, NodeRecord parent, Placement place) in items)
        {
            NodeRecord node = deleted.Node(state);
            RecycleBins.Of(state).Take(deleted);
            (string name, long? overwrittenId) = place.Settle(state, caller);
            state.Nodes.Attach(node, parent, name);
            if (body.Flag("keepShareLinks") == true)
            {
                ShareState.MoveDownloads(state, overwrittenId, node.Id);
            }
        }
    }

    private static NodeRecord Parent(SandboxState state, UserRecord caller, DeletedNode deleted, long parentId)
    {
        if (state.Nodes.Find(parentId) is not { Kind: not NodeKind.File } parent)
        {
            throw new ApiError(404, -41051, "Not Found", $"There is no room or folder {parentId} to restore '{deleted.Node(state).Name}' in.");
        }
        NodeTree.Require(caller, parent, Permissions.Create, state);
        if (parent.Room.Id != deleted.RoomId && (parent.IsEncrypted || state.Nodes.Get(deleted.RoomId).IsEncryptedRoom))
        {
            throw ApiError.Invalid(-40013, "What is encrypted can be restored only in the room where it was.");
        }
        return parent;
    }
}
