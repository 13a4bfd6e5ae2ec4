using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/nodes/{node_id}/comments and /nodes/comments: what users write about nodes.</summary>
internal static class CommentEndpoints
{
    private const int MaximumLength = 65535;

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/nodes/{id:long}/comments", (HttpContext context, long id) =>
        {
            bool hideDeleted = context.Request.Query["hide_deleted"] == "true";
            lock (state.Gate)
            {
                NodeRecord node = Readable(state, context.User(), id);
                CommentRecord[] comments = [.. NodeExtras.Of(state).Comments.Values
                    .Where(c => c.NodeId == node.Id && !(hideDeleted && c.IsDeleted)).OrderBy(c => c.CreatedAt).ThenBy(c => c.Id)];
                return Answer.Ok(Listing<CommentRecord>.Page(context, comments, c => Write(state, c)));
            }
        });
        app.MapPost("/api/v4/nodes/{id:long}/comments", async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                NodeRecord node = Readable(state, context.User(), id);
                long userId = context.User().Id;
                var comment = new CommentRecord
                {
                    Id = state.NextId(), NodeId = node.Id, Text = Text(body), CreatedById = userId, CreatedAt = state.Now, UpdatedById = userId, UpdatedAt = state.Now,
                };
                NodeExtras.Of(state).Comments[comment.Id] = comment;
                return Answer.Json(201, Write(state, comment));
            }
        });
        app.MapPut("/api/v4/nodes/comments/{id:long}", async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                CommentRecord comment = Find(state, context.User(), id, out _);
                if (comment.CreatedById != context.User().Id)
                {
                    throw ApiError.Forbidden("Only who wrote a comment can change it.");
                }
                comment.Text = Text(body);
                comment.IsChanged = true;
                Touch(comment, context.User(), state);
                return Answer.Ok(Write(state, comment));
            }
        });
        app.MapDelete("/api/v4/nodes/comments/{id:long}", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                CommentRecord comment = Find(state, context.User(), id, out NodeRecord node);
                if (comment.CreatedById != context.User().Id)
                {
                    NodeTree.Require(context.User(), node, Permissions.Manage, state);
                }
                comment.Text = "";
                comment.IsDeleted = true;
                Touch(comment, context.User(), state);
            }
            return Answer.NoContent();
        });
    }

    private static NodeRecord Readable(SandboxState state, UserRecord caller, long id)
    {
        NodeRecord node = NodeEndpoints.Visible(state, caller, id);
        NodeTree.Require(caller, node, Permissions.Read, state);
        return node;
    }

    private static CommentRecord Find(SandboxState state, UserRecord caller, long id, out NodeRecord node)
    {
        if (!NodeExtras.Of(state).Comments.TryGetValue(id, out CommentRecord? comment) || comment.IsDeleted || state.Nodes.Find(comment.NodeId) is null)
        {
            throw new ApiError(404, null, "Not Found", $"There is no comment {id}.");
        }
        node = Readable(state, caller, comment.NodeId);
        return comment;
    }

    private static string Text(JsonObject body)
    {
        string text = body.RequiredText("text");
        return text.Length <= MaximumLength ? text : throw ApiError.Invalid(-80007, $"A comment has at most {MaximumLength} characters.");
    }

    private static void Touch(CommentRecord comment, UserRecord caller, SandboxState state)
    {
        comment.UpdatedById = caller.Id;
        comment.UpdatedAt = state.Now;
    }

    private static JsonObject Write(SandboxState state, CommentRecord comment) => new()
    {
        ["id"] = comment.Id,
        ["text"] = comment.Text,
        ["createdAt"] = Answer.Iso(comment.CreatedAt),
        ["createdBy"] = AuthorJson.Write(state, comment.CreatedById),
        ["updatedAt"] = Answer.Iso(comment.UpdatedAt),
        ["updatedBy"] = AuthorJson.Write(state, comment.UpdatedById),
        ["isChanged"] = comment.IsChanged,
        ["isDeleted"] = comment.IsDeleted,
    };
}
