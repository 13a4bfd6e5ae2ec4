namespace DracoonSandbox.State;

/// <summary>
/// What was deleted and can still be had back, of all rooms. A folder lies here as one, with everything in it. What is older than the room's days
/// of retention is gone as soon as somebody looks.
/// </summary>
internal sealed class RecycleBins
{
    private readonly Dictionary<long, List<DeletedNode>> _byParent = [];
    private Dictionary<long, DeletedNode> _items = [];

    /// <summary>By the id of the node, which it keeps.</summary>
    public Dictionary<long, DeletedNode> Items
    {
        get => _items;
        set
        {
            _items = value;
            _byParent.Clear();
            foreach (DeletedNode item in value.Values)
            {
                Index(item);
            }
        }
    }

    public static RecycleBins Of(SandboxState state) => state.Areas.Get<RecycleBins>();

    /// <summary>Deletes a node: into the room's recycle bin, or for good where the room has none. A room goes with its bin.</summary>
    /// <param name="state">What the server knows.</param>
    /// <param name="node">The node.</param>
    /// <param name="userId">Who did it; 0 for the server itself.</param>
    public static void Delete(SandboxState state, NodeRecord node, long userId)
    {
        if (node.Kind == NodeKind.Room || node.Room.RecycleBinDays == 0)
        {
            state.Nodes.Remove(node);
            Of(state).Purge(state);
            return;
        }
        var deleted = new DeletedNode(node)
        {
            Id = node.Id, RoomId = node.Room.Id, ParentId = node.Parent!.Id, ParentPath = node.ParentPath, DeletedAt = state.Now, DeletedById = userId,
        };
        state.Nodes.Detach(node);
        RecycleBins bins = Of(state);
        bins.Items[deleted.Id] = deleted;
        bins.Index(deleted);
    }

    /// <summary>What a room's bin has.</summary>
    public IEnumerable<DeletedNode> In(SandboxState state, NodeRecord room)
    {
        Purge(state);
        return Items.Values.Where(d => d.RoomId == room.Id);
    }

    /// <summary>What fits, of all rooms.</summary>
    public IEnumerable<DeletedNode> Versions(SandboxState state, Func<DeletedNode, bool> fits)
    {
        Purge(state);
        return Items.Values.Where(fits);
    }

    public DeletedNode? Find(SandboxState state, long id)
    {
        Purge(state);
        return Items.GetValueOrDefault(id);
    }

    /// <summary>How many deleted versions a node has: what lay in its place under its name.</summary>
    public int CountVersions(SandboxState state, NodeRecord node) => node.Parent is null || !_byParent.TryGetValue(node.Parent.Id, out List<DeletedNode>? siblings) ? 0
        : siblings.Count(d => d.IsVersionOf(state, node.Kind, node.Name) && !d.IsExpired(state));

    /// <summary>Takes something out, for restoring it.</summary>
    public void Take(DeletedNode deleted)
    {
        Items.Remove(deleted.Id);
        _byParent[deleted.ParentId].Remove(deleted);
    }

    /// <summary>Removes something for good.</summary>
    public void Discard(SandboxState state, DeletedNode deleted)
    {
        Take(deleted);
        NodeRecord node = deleted.Node(state);
        foreach (NodeRecord one in node.Below().Prepend(node))
        {
            one.Content?.Dispose();
        }
    }

    /// <summary>Removes for good what had its time, and what was of a room that is gone.</summary>
    public void Purge(SandboxState state)
    {
        foreach (DeletedNode deleted in Items.Values.Where(d => d.IsExpired(state)).ToArray())
        {
            Discard(state, deleted);
        }
    }

    /// <summary>Removes everything for good.</summary>
    public void Clear(SandboxState state)
    {
        foreach (DeletedNode deleted in Items.Values.ToArray())
        {
            Discard(state, deleted);
        }
    }

    private void Index(DeletedNode deleted)
    {
        if (!_byParent.TryGetValue(deleted.ParentId, out List<DeletedNode>? siblings))
        {
            _byParent[deleted.ParentId] = siblings = [];
        }
        siblings.Add(deleted);
    }
}
