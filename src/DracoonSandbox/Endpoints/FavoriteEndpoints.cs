using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/nodes/{node_id}/favorite and /nodes/favorites: what a user wants at hand. Whoever sees a node may mark it.</summary>
internal static class FavoriteEndpoints
{
    /// <summary>The most nodes of one request for many.</summary>
    public const int MaximumCount = 200;

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapPost("/api/v4/nodes/{id:long}/favorite", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                NodeRecord node = NodeEndpoints.Visible(state, context.User(), id);
                Favorites(state, context.User()).Add(node.Id);
                return Answer.Json(201, NodeJson.Write(node, context.User(), state));
            }
        });
        app.MapDelete("/api/v4/nodes/{id:long}/favorite", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                NodeRecord node = NodeEndpoints.Visible(state, context.User(), id);
                if (!Favorites(state, context.User()).Remove(node.Id))
                {
                    throw ApiError.Invalid(-41301, "The node is no favorite.");
                }
            }
            return Answer.NoContent();
        });
        app.MapPut("/api/v4/nodes/favorites", async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                NodeRecord[] nodes = [.. Ids(body).Select(id => NodeEndpoints.Visible(state, context.User(), id))];
                HashSet<long> favorites = Favorites(state, context.User());
                bool isFavorite = body.Flag("isFavorite") == true;
                foreach (NodeRecord node in nodes)
                {
                    _ = isFavorite ? favorites.Add(node.Id) : favorites.Remove(node.Id);
                }
            }
            return Answer.NoContent();
        });
    }

    /// <summary>The ids of a request for many nodes.</summary>
    /// <exception cref="ApiError">None, or too many.</exception>
    public static long[] Ids(JsonObject body)
    {
        long[] ids = body.Numbers("objectIds");
        return ids.Length switch
        {
            0 => throw ApiError.Invalid(-80000, "'objectIds' is mandatory and names at least one node."),
            > MaximumCount => throw ApiError.Invalid(-80001, $"'objectIds' has {ids.Length} ids; there are at most {MaximumCount}."),
            _ => ids,
        };
    }

    private static HashSet<long> Favorites(SandboxState state, UserRecord user)
    {
        Dictionary<long, HashSet<long>> all = NodeExtras.Of(state).Favorites;
        return all.TryGetValue(user.Id, out HashSet<long>? own) ? own : all[user.Id] = [];
    }
}
