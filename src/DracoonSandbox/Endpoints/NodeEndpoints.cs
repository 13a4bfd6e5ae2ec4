using System.Globalization;
using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/nodes: list, search, get, folders, delete.</summary>
internal static class NodeEndpoints
{
    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/nodes", (HttpContext context) => List(context, state, NodeListing.Children(state, context.User()), "name:asc", deepest: Number(context, "depth_level", 0) + 1, search: null));
        app.MapGet("/api/v4/nodes/search", (HttpContext context) =>
        {
            string? search = context.Request.Query["search_string"];
            if (string.IsNullOrEmpty(search))
            {
                throw ApiError.Invalid(-80000, "'search_string' is mandatory.");
            }
            int depth = Number(context, "depth_level", 0);
            return List(context, state, NodeListing.Found(state, context.User()), null, depth < 0 ? int.MaxValue : depth + 1, search);
        });
        app.MapGet("/api/v4/nodes/{id:long}", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                return Answer.Ok(NodeJson.Write(Visible(state, context.User(), id), context.User(), state));
            }
        });
        app.MapGet("/api/v4/nodes/{id:long}/parents", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                var parents = new JsonArray();
                for (NodeRecord? node = Visible(state, context.User(), id).Parent; node is not null; node = node.Parent)
                {
                    parents.Insert(0, new JsonObject { ["id"] = node.Id, ["name"] = node.Name, ["type"] = NodeJson.TypeOf(node) }.With("parentId", node.Parent?.Id));
                }
                return Answer.Ok(new JsonObject { ["items"] = parents });
            }
        });
        app.MapPost("/api/v4/nodes/folders", async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                NodeRecord parent = Visible(state, context.User(), body.RequiredNumber("parentId"));
                if (parent.Kind == NodeKind.File)
                {
                    throw ApiError.NodeNotFound();
                }
                NodeTree.Require(context.User(), parent, Permissions.Create, state);
                NodeRecord folder = New(state, context.User(), NodeKind.Folder, parent, body.RequiredText("name"));
                Describe(folder, body);
                state.Nodes.Add(folder);
                return Answer.Json(201, NodeJson.Write(folder, context.User(), state));
            }
        });
        app.MapDelete("/api/v4/nodes/{id:long}", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                Delete(state, context.User(), [id]);
            }
            return Answer.NoContent();
        });
        app.MapDelete("/api/v4/nodes", async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                Delete(state, context.User(), body.Numbers("nodeIds"));
            }
            return Answer.NoContent();
        });
    }

    /// <summary>A node that the caller may see.</summary>
    /// <exception cref="ApiError">There is none (404), or it is not for the caller (403).</exception>
    public static NodeRecord Visible(SandboxState state, UserRecord caller, long id)
    {
        NodeRecord node = state.Nodes.Get(id);
        return NodeTree.IsVisible(caller, node, state) ? node : throw ApiError.Forbidden("The permission Read is needed.");
    }

    public static NodeRecord New(SandboxState state, UserRecord caller, NodeKind kind, NodeRecord? parent, string name) => new()
    {
        Id = state.NextId(), Kind = kind, Name = name, Parent = parent, CreatedBy = caller, CreatedAt = state.Now, UpdatedBy = caller, UpdatedAt = state.Now,
    };

    /// <summary>What rooms and folders can be given alike.</summary>
    public static void Describe(NodeRecord node, JsonObject body)
    {
        node.Notes = body.Text("notes");
        node.Classification = (int?)body.Number("classification") ?? node.Classification;
        node.TimestampCreation = body.Time("timestampCreation");
        node.TimestampModification = body.Time("timestampModification");
    }

    private static IResult List(HttpContext context, SandboxState state, Listing<NodeRecord> listing, string? defaultSort, int deepest, string? search)
    {
        UserRecord caller = context.User();
        lock (state.Gate)
        {
            long parentId = Number(context, "parent_id", 0);
            NodeRecord? parent = parentId == 0 ? null : Visible(state, caller, parentId);
            IEnumerable<NodeRecord> nodes = state.Nodes.ChildrenOf(parent).Values;
            if (deepest > 1)
            {
                nodes = nodes.SelectMany(n => n.Below().Prepend(n)).Where(n => n.DepthBelow(parent) <= deepest);
            }
            bool isForManagement = context.Request.Query["room_manager"] == "true" && context.HasRole("ROOM_MANAGER");
            nodes = nodes.Where(n => (isForManagement && n.Kind == NodeKind.Room) || NodeTree.IsVisible(caller, n, state));
            if (search is not null && search != "*")
            {
                nodes = nodes.Where(n => n.Name.Contains(search.Trim('*'), StringComparison.OrdinalIgnoreCase));
            }
            return Answer.Ok(Listing<NodeRecord>.Page(context, listing.Select(context, nodes, defaultSort), n => NodeJson.Write(n, caller, state)));
        }
    }

    private static int Number(HttpContext context, string name, int absent)
    {
        string? text = context.Request.Query[name];
        return string.IsNullOrEmpty(text) ? absent
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number
            : throw ApiError.Invalid(-80000, $"'{name}' is no number.");
    }

    /// <summary>All or none: first every permission, then the deed.</summary>
    private static void Delete(SandboxState state, UserRecord caller, long[] ids)
    {
        NodeRecord[] nodes = [.. ids.Select(id => Visible(state, caller, id))];
        foreach (NodeRecord node in nodes)
        {
            NodeTree.Require(caller, node, node.Kind == NodeKind.Room ? Permissions.Manage : Permissions.Delete, state);
        }
        foreach (NodeRecord node in nodes)
        {
            RecycleBins.Delete(state, node, caller.Id);
        }
    }
}
