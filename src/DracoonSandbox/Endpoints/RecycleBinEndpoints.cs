using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/nodes/{node_id}/deleted_nodes and /nodes/deleted_nodes: what is in a room's recycle bin, and removing it for good. Only rooms have one.</summary>
internal static class RecycleBinEndpoints
{
    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/nodes/{id:long}/deleted_nodes", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                NodeRecord room = Room(state, context.User(), id, Permissions.ReadRecycleBin);
                // Each node once, whatever number of versions it has.
                IEnumerable<Summary> nodes = RecycleBins.Of(state).In(state, room)
                    .GroupBy(d => (d.ParentId, d.Node(state).Kind, Name: d.Node(state).Name.ToUpperInvariant()))
                    .Select(versions => new Summary([.. versions.OrderBy(d => d.DeletedAt).ThenBy(d => d.Id)]));
                return Answer.Ok(Listing<Summary>.Page(context, Summaries(state).Select(context, nodes, "name:asc"), s => Write(state, s)));
            }
        });
        app.MapGet("/api/v4/nodes/{id:long}/deleted_nodes/versions", (HttpContext context, long id) =>
        {
            string name = context.Request.Query["name"].ToString();
            NodeKind kind = context.Request.Query["type"].ToString() switch
            {
                "file" => NodeKind.File,
                "folder" => NodeKind.Folder,
                string other => throw ApiError.Invalid(-80001, $"'type' is file or folder, not '{other}'."),
            };
            lock (state.Gate)
            {
                NodeRecord parent = NodeEndpoints.Visible(state, context.User(), id);
                NodeTree.Require(context.User(), parent, Permissions.ReadRecycleBin, state);
                // The room stands for all of its folders too.
                IEnumerable<DeletedNode> versions = RecycleBins.Of(state).In(state, parent.Room)
                    .Where(d => (parent.Kind == NodeKind.Room || d.ParentId == parent.Id) && d.IsVersionOf(state, kind, name)).OrderByDescending(d => d.DeletedAt).ThenByDescending(d => d.Id);
                return Answer.Ok(Listing<DeletedNode>.Page(context, Versions(state).Select(context, versions), d => Write(state, d)));
            }
        });
        app.MapGet("/api/v4/nodes/deleted_nodes/{id:long}", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                return Answer.Ok(Write(state, Find(state, context.User(), id, Permissions.ReadRecycleBin)));
            }
        });
        app.MapDelete("/api/v4/nodes/{id:long}/deleted_nodes", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                NodeRecord room = Room(state, context.User(), id, Permissions.DeleteRecycleBin);
                foreach (DeletedNode deleted in RecycleBins.Of(state).In(state, room).ToArray())
                {
                    RecycleBins.Of(state).Discard(state, deleted);
                }
            }
            return Answer.NoContent();
        });
        app.MapDelete("/api/v4/nodes/deleted_nodes", async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                foreach (DeletedNode deleted in Wanted(state, context.User(), body, Permissions.DeleteRecycleBin))
                {
                    RecycleBins.Of(state).Discard(state, deleted);
                }
            }
            return Answer.NoContent();
        });
    }

    /// <summary>What a request names, once it is clear that the caller may do that with all of it.</summary>
    public static DeletedNode[] Wanted(SandboxState state, UserRecord caller, JsonObject body, Permissions needed)
    {
        long[] ids = body.Numbers("deletedNodeIds");
        return ids.Length > 0 ? [.. ids.Distinct().Select(id => Find(state, caller, id, needed))] : throw ApiError.Invalid(-80000, "'deletedNodeIds' is mandatory and names at least one node.");
    }

    /// <summary>A deleted node as the API writes it.</summary>
    private static JsonObject Write(SandboxState state, DeletedNode deleted)
    {
        NodeRecord node = deleted.Node(state);
        return new JsonObject
        {
            ["id"] = deleted.Id,
            ["parentId"] = deleted.ParentId,
            ["parentPath"] = deleted.PathOfParent(state),
            ["type"] = NodeJson.TypeOf(node),
            ["name"] = node.Name,
            ["isEncrypted"] = state.Nodes.Get(deleted.RoomId).IsEncryptedRoom,
            ["size"] = node.Size,
            ["classification"] = node.Classification,
            ["createdAt"] = Answer.Iso(node.CreatedAt),
            ["createdBy"] = AuthorJson.Write(state, node.CreatedBy.Id),
            ["updatedAt"] = Answer.Iso(node.UpdatedAt),
            ["updatedBy"] = AuthorJson.Write(state, node.UpdatedBy.Id),
            ["deletedAt"] = Answer.Iso(deleted.DeletedAt),
            ["deletedBy"] = AuthorJson.Write(state, deleted.DeletedById),
        }.With("notes", node.Notes).With("expireAt", node.ExpireAt is DateTime at ? Answer.Iso(at) : null)
            .With("referenceId", node.Kind == NodeKind.File ? node.ReferenceId ?? node.Id : null);
    }

    private static JsonObject Write(SandboxState state, Summary summary)
    {
        NodeRecord node = summary.Last.Node(state);
        return new JsonObject
        {
            ["parentId"] = summary.Last.ParentId,
            ["parentPath"] = summary.Last.PathOfParent(state),
            ["name"] = node.Name,
            ["type"] = NodeJson.TypeOf(node),
            ["cntVersions"] = summary.Versions.Length,
            ["firstDeletedAt"] = Answer.Iso(summary.Versions[0].DeletedAt),
            ["lastDeletedAt"] = Answer.Iso(summary.Last.DeletedAt),
            ["lastDeletedNodeId"] = summary.Last.Id,
            ["timestampCreation"] = Answer.Iso(node.TimestampCreation ?? node.CreatedAt),
            ["timestampModification"] = Answer.Iso(node.TimestampModification ?? node.UpdatedAt),
        };
    }

    private static Listing<Summary> Summaries(SandboxState state)
    {
        NodeRecord Node(Summary s) => s.Last.Node(state);
        DateTime Created(Summary s) => Node(s).TimestampCreation ?? Node(s).CreatedAt;
        DateTime Modified(Summary s) => Node(s).TimestampModification ?? Node(s).UpdatedAt;
        return new Listing<Summary>().First(s => Node(s).Kind).Filter("type", ["eq"], (s, _, type) => NodeJson.TypeOf(Node(s)) == type)
            .Text("name", s => Node(s).Name, "cn").Text("parentPath", s => s.Last.PathOfParent(state), "cn")
            .Date("timestampCreation", s => Created(s)).Date("timestampModification", s => Modified(s))
            .Sort("name", s => Node(s).Name).Sort("cntVersions", s => s.Versions.Length).Sort("firstDeletedAt", s => s.Versions[0].DeletedAt)
            .Sort("lastDeletedAt", s => s.Last.DeletedAt).Sort("parentPath", s => s.Last.PathOfParent(state))
            .Sort("timestampCreation", s => Created(s)).Sort("timestampModification", s => Modified(s));
    }

    private static Listing<DeletedNode> Versions(SandboxState state) => new Listing<DeletedNode>()
        .Sort("expireAt", d => d.Node(state).ExpireAt).Sort("accessedAt", d => d.DeletedAt).Sort("size", d => d.Node(state).Size)
        .Sort("classification", d => d.Node(state).Classification).Sort("createdAt", d => d.Node(state).CreatedAt)
        .Sort("createdBy", d => AuthorJson.Name(state, d.Node(state).CreatedBy.Id)).Sort("updatedAt", d => d.Node(state).UpdatedAt)
        .Sort("updatedBy", d => AuthorJson.Name(state, d.Node(state).UpdatedBy.Id)).Sort("deletedAt", d => d.DeletedAt)
        .Sort("deletedBy", d => AuthorJson.Name(state, d.DeletedById));

    private static NodeRecord Room(SandboxState state, UserRecord caller, long id, Permissions needed)
    {
        NodeRecord room = RoomEndpoints.Room(state, caller, id);
        NodeTree.Require(caller, room, needed, state);
        return room;
    }

    private static DeletedNode Find(SandboxState state, UserRecord caller, long id, Permissions needed)
    {
        DeletedNode deleted = RecycleBins.Of(state).Find(state, id) ?? throw new ApiError(404, -41100, "Not Found", $"There is no deleted node {id}.");
        NodeTree.Require(caller, state.Nodes.Get(deleted.RoomId), needed, state);
        return deleted;
    }

    private sealed record Summary(DeletedNode[] Versions)
    {
        public DeletedNode Last => Versions[^1];
    }
}
