using System.Text.Json.Nodes;

namespace DracoonSandbox.State;

/// <summary>A file or folder in a recycle bin, with all that it had when it was deleted.</summary>
internal sealed class DeletedNode
{
    private NodeRecord? _node;
    private JsonObject? _saved;

    /// <summary>One that is read from where it was kept.</summary>
    public DeletedNode()
    {
    }

    /// <summary>One that was deleted just now.</summary>
    /// <param name="node">The node.</param>
    public DeletedNode(NodeRecord node)
    {
        _node = node;
    }

    public long Id { get; init; }

    public long RoomId { get; init; }

    public long ParentId { get; init; }

    /// <summary>The path of what contained it, at that time.</summary>
    public string ParentPath { get; init; } = "/";

    public DateTime DeletedAt { get; init; }

    public long DeletedById { get; init; }

    /// <summary>The node as it is kept across restarts.</summary>
    public JsonObject? Saved
    {
        get => _node is null ? _saved : NodeSnapshot.Write(_node);
        set => _saved = value;
    }

    public NodeRecord Node(SandboxState state) => _node ??= NodeSnapshot.Read(_saved!, state);

    /// <summary>The path of what contained it: as it is now, or as it was where that is gone.</summary>
    public string PathOfParent(SandboxState state) => state.Nodes.Find(ParentId) is { } parent ? parent.ParentPath + parent.Name + "/" : ParentPath;

    public bool IsVersionOf(SandboxState state, NodeKind kind, string name) =>
        Node(state) is { } node && node.Kind == kind && string.Equals(node.Name, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>True when the days that its room keeps things are over, or the room is gone.</summary>
    public bool IsExpired(SandboxState state) => state.Nodes.Find(RoomId) is not { } room || DeletedAt.AddDays(room.RecycleBinDays) <= state.Now;
}
