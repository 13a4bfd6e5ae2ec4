using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace DracoonSandbox.State;

/// <summary>A node that is out of the tree, with everything in it, as JSON. Users are named by their ids.</summary>
internal static class NodeSnapshot
{
    public static JsonObject Write(NodeRecord node) => new()
    {
        ["node"] = JsonSerializer.SerializeToNode(node, Options(null)),
        ["children"] = new JsonArray([.. node.Children.Values.Select(Write)]),
    };

    public static NodeRecord Read(JsonObject saved, SandboxState state)
    {
        NodeRecord node = saved["node"].Deserialize<NodeRecord>(Options(state))!;
        node.Content = node.Content?.MovedTo(state.Folder);
        foreach (JsonNode? inner in saved["children"]!.AsArray())
        {
            NodeRecord child = Read(inner!.AsObject(), state);
            child.Parent = node;
            node.Children[child.Name] = child;
        }
        return node;
    }

    private static JsonSerializerOptions Options(SandboxState? state) => new() { Converters = { new UserIdConverter(state) } };

    private sealed class UserIdConverter(SandboxState? state) : JsonConverter<UserRecord>
    {
        public override UserRecord Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            long id = reader.GetInt64();
            return state?.Users.GetValueOrDefault(id) ?? new UserRecord { Id = id, UserName = "", FirstName = "", LastName = "" }; // gone since
        }

        public override void Write(Utf8JsonWriter writer, UserRecord user, JsonSerializerOptions options) => writer.WriteNumberValue(user.Id);
    }
}
