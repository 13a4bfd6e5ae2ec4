using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>PUT /nodes/folders/{folder_id}, /nodes/files/{file_id} and /nodes/files: names, notes, classification, expiration.</summary>
internal static class NodeUpdateEndpoints
{
    private const int MaximumNotesLength = 255;

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapPut("/api/v4/nodes/folders/{id:long}", async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                NodeRecord folder = NodeEndpoints.Visible(state, context.User(), id);
                Update(state, context.User(), folder.Kind == NodeKind.Folder ? folder : throw ApiError.NodeNotFound(), body);
                return Answer.Ok(NodeJson.Write(folder, context.User(), state));
            }
        });
        app.MapPut("/api/v4/nodes/files/{id:long}", async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                NodeRecord file = FileKeyEndpoints.File(state, context.User(), id);
                Update(state, context.User(), file, body);
                return Answer.Ok(NodeJson.Write(file, context.User(), state));
            }
        });
        app.MapPut("/api/v4/nodes/files", async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                NodeRecord[] files = [.. FavoriteEndpoints.Ids(body).Select(id => FileKeyEndpoints.File(state, context.User(), id))];
                CheckValues(state, body);
                foreach (NodeRecord file in files)
                {
                    NodeTree.Require(context.User(), file, Permissions.Change, state);
                }
                foreach (NodeRecord file in files)
                {
                    Apply(state, context.User(), file, body);
                }
            }
            return Answer.NoContent();
        });
    }

    private static void Update(SandboxState state, UserRecord caller, NodeRecord node, JsonObject body)
    {
        NodeTree.Require(caller, node, Permissions.Change, state);
        CheckValues(state, body);
        if (body.Text("name") is string name)
        {
            state.Nodes.Rename(node, name);
        }
        Apply(state, caller, node, body);
    }

    private static void CheckValues(SandboxState state, JsonObject body)
    {
        if (body.Text("notes") is { Length: > MaximumNotesLength })
        {
            throw ApiError.Invalid(-80007, $"Notes have at most {MaximumNotesLength} characters.");
        }
        if (body.Number("classification") is < 1 or > 4)
        {
            throw ApiError.Invalid(-80001, "'classification' is 1, 2, 3 or 4.");
        }
        _ = body.Expiration("expiration", state.Now);
    }

    private static void Apply(SandboxState state, UserRecord caller, NodeRecord node, JsonObject body)
    {
        if (body.Text("notes") is string notes)
        {
            node.Notes = notes.Length == 0 ? null : notes;
        }
        node.Classification = (int?)body.Number("classification") ?? node.Classification;
        node.TimestampCreation = body.Time("timestampCreation") ?? node.TimestampCreation;
        node.TimestampModification = body.Time("timestampModification") ?? node.TimestampModification;
        if (body["expiration"] is not null)
        {
            node.ExpireAt = body.Expiration("expiration", state.Now);
        }
        node.UpdatedAt = state.Now;
        node.UpdatedBy = caller;
    }
}
