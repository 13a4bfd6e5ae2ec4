using System.Globalization;
using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/nodes: list, search, get, folders, delete.</summary>
internal static class NodeEndpoints
{
    private static readonly Listing<NodeRecord> Children = Fields();

    private static readonly Listing<NodeRecord> Found = Fields()
        .Number("size", n => n.Size, "ge", "le").Text("parentPath", n => n.ParentPath, "cn", "eq").Flag("isFavorite", _ => false)
        .Sort("type", n => n.Kind).Sort("parentPath", n => n.ParentPath);

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/nodes", (HttpContext context) => List(context, state, Children, "name:asc", deepest: Number(context, "depth_level", 0) + 1, search: null));
        app.MapGet("/api/v4/nodes/search", (HttpContext context) =>
        {
            string? search = context.Request.Query["search_string"];
            if (string.IsNullOrEmpty(search))
            {
                throw ApiError.Invalid(-80000, "'search_string' is mandatory.");
            }
            int depth = Number(context, "depth_level", 0);
            return List(context, state, Found, null, depth < 0 ? int.MaxValue : depth + 1, search);
        });
        app.MapGet("/api/v4/nodes/{id:long}", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                return Answer.Ok(NodeJson.Write(Visible(state, context.User(), id), context.User(), state));
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

    private static Listing<NodeRecord> Fields() => new Listing<NodeRecord>()
        .Filter("type", ["eq"], (n, _, type) => NodeJson.TypeOf(n) == type)
        .Text("name", n => n.Name, "cn", "eq").Flag("encrypted", n => n.IsEncrypted)
        .Date("timestampCreation", n => n.TimestampCreation ?? n.CreatedAt).Date("timestampModification", n => n.TimestampModification ?? n.UpdatedAt)
        .Sort("name", n => n.Name).Sort("createdAt", n => n.CreatedAt).Sort("createdBy", n => n.CreatedBy.FirstName + n.CreatedBy.LastName)
        .Sort("updatedAt", n => n.UpdatedAt).Sort("updatedBy", n => n.UpdatedBy.FirstName + n.UpdatedBy.LastName)
        .Sort("fileType", n => Path.GetExtension(n.Name)).Sort("classification", n => n.Classification).Sort("size", n => n.Size)
        .Sort("cntDeletedVersions", _ => 0).Sort("timestampCreation", n => n.TimestampCreation ?? n.CreatedAt)
        .Sort("timestampModification", n => n.TimestampModification ?? n.UpdatedAt);

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
            nodes = nodes.Where(n => NodeTree.IsVisible(caller, n, state));
            if (search is not null && search != "*")
            {
                nodes = nodes.Where(n => n.Name.Contains(search.Trim('*'), StringComparison.OrdinalIgnoreCase));
            }
            if (search is null)
            {
                nodes = nodes.OrderBy(n => n.Kind); // the API sorts by type first
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
            state.Nodes.Remove(node);
        }
    }
}
