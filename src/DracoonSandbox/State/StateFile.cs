using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace DracoonSandbox.State;

/// <summary>Keeps users, groups and nodes across restarts: state.json in the folder of --data. Sessions and uploads under way end with the process.</summary>
internal static class StateFile
{
    private const string Name = "state.json";

    // One for all: the serializer looks at every type again for other options.
    private static readonly UserConverter Users = new();
    private static readonly JsonSerializerOptions Json = new() { Converters = { Users } };

    /// <returns>False when there is nothing to load yet.</returns>
    public static bool TryLoad(SandboxState state, string folder)
    {
        string path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            return false;
        }
        Saved saved;
        lock (Users)
        {
            Users.Begin(state);
            saved = JsonSerializer.Deserialize<Saved>(File.ReadAllBytes(path), Json) ?? throw new InvalidDataException($"'{path}' is empty.");
        }
        foreach (GroupRecord group in saved.Groups)
        {
            state.Groups[group.Id] = group;
        }
        foreach ((long? parentId, NodeRecord node) in saved.Nodes)
        {
            node.Parent = parentId is long id ? state.Nodes.Get(id) : null;
            node.Content = node.Content?.MovedTo(state.Folder);
            state.Nodes.Add(node);
        }
        state.LastId = saved.LastId;
        state.SystemRescue = saved.SystemRescue;
        state.IsEncryptionEnabled = saved.IsEncryptionEnabled;
        state.Areas.Load(saved.Areas);
        return true;
    }

    public static void Save(SandboxState state, string folder)
    {
        lock (state.Gate)
        {
            NodeRecord[] parentsFirst = [.. state.Nodes.Top.Values.SelectMany(top => top.Below().Prepend(top))];
            var saved = new Saved(state.LastId, [.. state.Users.Values], [.. state.Groups.Values], [.. parentsFirst.Select(n => new SavedNode(n.Parent?.Id, n))],
                state.SystemRescue, state.IsEncryptionEnabled, state.Areas.Save());
            string path = Path.Combine(folder, Name);
            lock (Users)
            {
                Users.Begin(state);
                File.WriteAllBytes(path + ".new", JsonSerializer.SerializeToUtf8Bytes(saved, Json));
            }
            File.Move(path + ".new", path, overwrite: true);
        }
    }

    private sealed record Saved(long LastId, UserRecord[] Users, GroupRecord[] Groups, SavedNode[] Nodes, RescueRecord SystemRescue, bool IsEncryptionEnabled, JsonObject? Areas);

    private sealed record SavedNode(long? ParentId, NodeRecord Node);

    /// <summary>A user once in full, where it is first met, and by its id from then on.</summary>
    private sealed class UserConverter : JsonConverter<UserRecord>
    {
        private readonly HashSet<long> _written = [];
        private SandboxState? _state;

        public void Begin(SandboxState state)
        {
            _state = state;
            _written.Clear();
        }

        public override UserRecord Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Number)
            {
                return Find(reader.GetInt64());
            }
            UserRecord user = JsonSerializer.Deserialize<UserRecord>(ref reader)!;
            _state!.Users[user.Id] = user;
            return user;
        }

        public override void Write(Utf8JsonWriter writer, UserRecord user, JsonSerializerOptions options)
        {
            if (_written.Add(user.Id))
            {
                JsonSerializer.Serialize(writer, user);
            }
            else
            {
                writer.WriteNumberValue(user.Id);
            }
        }

        /// <summary>Who made something may be gone since.</summary>
        private UserRecord Find(long id) => _state!.Users.GetValueOrDefault(id) ?? new UserRecord { Id = id, UserName = "", FirstName = "", LastName = "" };
    }
}
