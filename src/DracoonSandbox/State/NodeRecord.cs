using System.Text.Json.Serialization;

namespace DracoonSandbox.State;

/// <summary>What a node is.</summary>
internal enum NodeKind
{
    Room,
    Folder,
    File,
}

/// <summary>A room, folder or file.</summary>
internal sealed class NodeRecord
{
    public required long Id { get; init; }

    public required NodeKind Kind { get; init; }

    public required string Name { get; set; }

    [JsonIgnore]
    public NodeRecord? Parent { get; set; }

    public required UserRecord CreatedBy { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required UserRecord UpdatedBy { get; set; }

    public required DateTime UpdatedAt { get; set; }

    [JsonIgnore]
    public Dictionary<string, NodeRecord> Children { get; } = new(StringComparer.OrdinalIgnoreCase);

    public DateTime? TimestampCreation { get; set; }

    public DateTime? TimestampModification { get; set; }

    public DateTime? ExpireAt { get; set; }

    public int Classification { get; set; } = 2;

    public string? Notes { get; set; }

    // Rooms
    public bool IsEncryptedRoom { get; set; }

    /// <summary>True when the system rescue keypair gets the keys of the room's files too.</summary>
    public bool UsesSystemRescueKey { get; set; }

    /// <summary>The rescue keypairs of the room's own.</summary>
    public RescueRecord? RescueKey { get; set; }

    public long Quota { get; set; }

    public int RecycleBinDays { get; set; }

    public bool InheritPermissions { get; set; }

    public bool HasActivitiesLog { get; set; } = true;

    public Dictionary<long, Permissions> UserPermissions { get; init; } = [];

    public Dictionary<long, Permissions> GroupPermissions { get; init; } = [];

    // Files
    public StoredContent? Content { get; set; }

    /// <summary>The number that all versions of a file share: the id of the first one.</summary>
    public long? ReferenceId { get; set; }

    /// <summary>The file's key for each keypair that it was encrypted for: the id of the keypair to the API's object.</summary>
    public Dictionary<long, FileKeyRecord> Keys { get; init; } = [];

    /// <summary>The room that the node is, or lies in.</summary>
    [JsonIgnore]
    public NodeRecord Room => Kind == NodeKind.Room ? this : Parent!.Room;

    [JsonIgnore]
    public bool IsEncrypted => Room.IsEncryptedRoom;

    /// <summary>The room whose rescue keypairs the node's files have keys for: the nearest one above that has any.</summary>
    [JsonIgnore]
    public NodeRecord? RescueRoom => Room.RescueKey is { Keypairs.Count: > 0 } ? Room : Room.Parent?.RescueRoom;

    /// <summary>Whether the system rescue keypair has keys for the node's files: decided where the encryption begins, at the top.</summary>
    [JsonIgnore]
    public bool IsSystemRescued => Room.Parent?.IsSystemRescued ?? Room.UsesSystemRescueKey;

    [JsonIgnore]
    public string ParentPath => Parent is null ? "/" : Parent.ParentPath + Parent.Name + "/";

    [JsonIgnore]
    public long Size => Content?.Length ?? Children.Values.Sum(c => c.Size);

    public IEnumerable<NodeRecord> Below() => Children.Values.SelectMany(c => c.Below().Prepend(c));

    /// <summary>The rooms whose permissions hold in this room: itself, and those above as far as it inherits.</summary>
    public IEnumerable<NodeRecord> GrantingRooms()
    {
        NodeRecord room = this;
        yield return room;
        while (room.InheritPermissions && room.Parent is not null)
        {
            room = room.Parent.Room;
            yield return room;
        }
    }

    /// <summary>How many levels the node lies below another; 1 for its direct content.</summary>
    public int DepthBelow(NodeRecord? ancestor)
    {
        int depth = 1;
        for (NodeRecord? node = Parent; node != ancestor && node is not null; node = node.Parent)
        {
            depth++;
        }
        return depth;
    }
}

/// <summary>A file key, encrypted for one keypair.</summary>
internal sealed record FileKeyRecord(string Version, string Key, string Iv, string? Tag);
