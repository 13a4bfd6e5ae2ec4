using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>GET /nodes/files/versions/{reference_id}: a file as it is, and its earlier versions in the recycle bin, as far as the caller may see them.</summary>
internal static class FileVersionEndpoints
{
    public static void Map(IEndpointRouteBuilder app, SandboxState state) => app.MapGet("/api/v4/nodes/files/versions/{referenceId:long}", (HttpContext context, long referenceId) =>
    {
        lock (state.Gate)
        {
            UserRecord caller = context.User();
            IEnumerable<JsonObject> live = state.Nodes.All.Where(n => IsVersion(n, referenceId) && NodeTree.Of(caller, n, state).HasFlag(Permissions.Read))
                .Select(n => Write(state, n, n.Parent!.Id, null));
            IEnumerable<JsonObject> deleted = RecycleBins.Of(state).Versions(state, d => IsVersion(d.Node(state), referenceId)
                    && NodeTree.Of(caller, state.Nodes.Get(d.RoomId), state).HasFlag(Permissions.ReadRecycleBin))
                .OrderByDescending(d => d.DeletedAt).ThenByDescending(d => d.Id).Select(d => Write(state, d.Node(state), d.ParentId, d));
            return Answer.Ok(Listing<JsonObject>.Page(context, [.. live, .. deleted], version => version));
        }
    });

    private static bool IsVersion(NodeRecord node, long referenceId) => node.Kind == NodeKind.File && (node.ReferenceId ?? node.Id) == referenceId;

    private static JsonObject Write(SandboxState state, NodeRecord node, long parentId, DeletedNode? deleted) => new JsonObject
    {
        ["id"] = node.Id,
        ["referenceId"] = node.ReferenceId ?? node.Id,
        ["parentId"] = parentId,
        ["name"] = node.Name,
        ["deleted"] = deleted is not null,
        ["size"] = node.Size,
        ["createdAt"] = Answer.Iso(node.CreatedAt),
        ["createdBy"] = AuthorJson.Write(state, node.CreatedBy.Id),
    }.With("deletedAt", deleted is null ? null : Answer.Iso(deleted.DeletedAt)).With("deletedBy", deleted is null ? null : AuthorJson.Write(state, deleted.DeletedById));
}
