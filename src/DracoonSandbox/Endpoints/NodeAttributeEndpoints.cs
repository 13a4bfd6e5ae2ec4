using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/nodes/{node_id}/node_attributes: keys and values that clients keep at a node.</summary>
internal static class NodeAttributeEndpoints
{
    private const int MaximumKeyLength = 255;
    private const int MaximumValueLength = 4096;

    private static readonly Listing<KeyValuePair<string, string>> Fields = new Listing<KeyValuePair<string, string>>()
        .Text("key", p => p.Key, "cn", "eq").Text("value", p => p.Value, "cn", "eq").Sort("key", p => p.Key).Sort("value", p => p.Value);

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/nodes/{id:long}/node_attributes", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                NodeRecord node = Find(state, context.User(), id, Permissions.Read);
                IEnumerable<KeyValuePair<string, string>> all = NodeExtras.Of(state).Attributes.TryGetValue(node.Id, out SortedDictionary<string, string>? own) ? own : [];
                return Answer.Ok(Listing<KeyValuePair<string, string>>.Page(context, Fields.Select(context, all), p => new JsonObject { ["key"] = p.Key, ["value"] = p.Value }));
            }
        });
        app.MapPut("/api/v4/nodes/{id:long}/node_attributes", async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                NodeRecord node = Find(state, context.User(), id, Permissions.Change);
                var pairs = body.Objects("items").Select(o => (Key: o.RequiredText("key"), Value: o.Text("value") ?? throw ApiError.Invalid(-80000, "'value' is mandatory."))).ToArray();
                if (Array.Exists(pairs, p => p.Key.Length > MaximumKeyLength || p.Value.Length > MaximumValueLength))
                {
                    throw ApiError.Invalid(-80007, $"A key has at most {MaximumKeyLength} characters, a value {MaximumValueLength}.");
                }
                Dictionary<long, SortedDictionary<string, string>> all = NodeExtras.Of(state).Attributes;
                if (!all.TryGetValue(node.Id, out SortedDictionary<string, string>? own))
                {
                    all[node.Id] = own = [];
                }
                foreach ((string key, string value) in pairs)
                {
                    own[key] = value;
                }
            }
            return Answer.NoContent();
        });
        app.MapDelete("/api/v4/nodes/{id:long}/node_attributes/{key}", (HttpContext context, long id, string key) =>
        {
            lock (state.Gate)
            {
                NodeRecord node = Find(state, context.User(), id, Permissions.Change);
                if (!NodeExtras.Of(state).Attributes.TryGetValue(node.Id, out SortedDictionary<string, string>? own) || !own.Remove(key))
                {
                    throw new ApiError(404, -70550, "Not Found", $"There is no attribute '{key}'.");
                }
            }
            return Answer.NoContent();
        });
    }

    private static NodeRecord Find(SandboxState state, UserRecord caller, long id, Permissions needed)
    {
        NodeRecord node = NodeEndpoints.Visible(state, caller, id);
        NodeTree.Require(caller, node, needed, state);
        return node;
    }
}
