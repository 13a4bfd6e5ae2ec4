using System.Text.RegularExpressions;
using DracoonSandbox.Http;

namespace DracoonSandbox.State;

/// <summary>All nodes, and who may do what with them.</summary>
internal sealed partial class NodeTree
{
    [GeneratedRegex(@"^(CON|PRN|AUX|NUL|COM[1-9]|LPT[1-9])(\..*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Devices { get; }

    private readonly Dictionary<long, NodeRecord> _all = [];

    /// <summary>The rooms at the top, by name.</summary>
    public Dictionary<string, NodeRecord> Top { get; } = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<NodeRecord> All => _all.Values;

    public NodeRecord? Find(long id) => _all.GetValueOrDefault(id);

    public NodeRecord Get(long id) => Find(id) ?? throw ApiError.NodeNotFound();

    public Dictionary<string, NodeRecord> ChildrenOf(NodeRecord? parent) => parent?.Children ?? Top;

    /// <exception cref="ApiError">The name is taken or not allowed.</exception>
    public void Add(NodeRecord node)
    {
        CheckName(node.Name);
        if (!ChildrenOf(node.Parent).TryAdd(node.Name, node))
        {
            throw Taken(node.Name);
        }
        _all[node.Id] = node;
    }

    /// <summary>Puts a node that is out of the tree, with everything in it, below a parent.</summary>
    /// <exception cref="ApiError">The name is taken or not allowed.</exception>
    public void Attach(NodeRecord node, NodeRecord? parent, string name)
    {
        node.Parent = parent;
        node.Name = name;
        Add(node);
        foreach (NodeRecord one in node.Below())
        {
            _all[one.Id] = one;
        }
    }

    /// <summary>Takes a node with everything in it out of the tree.</summary>
    public void Detach(NodeRecord node)
    {
        ChildrenOf(node.Parent).Remove(node.Name);
        foreach (NodeRecord one in node.Below().Prepend(node))
        {
            _all.Remove(one.Id);
        }
    }

    /// <summary>Gives a node another name in its place.</summary>
    /// <exception cref="ApiError">The name is taken or not allowed.</exception>
    public void Rename(NodeRecord node, string name)
    {
        CheckName(name);
        Dictionary<string, NodeRecord> siblings = ChildrenOf(node.Parent);
        if (siblings.TryGetValue(name, out NodeRecord? other) && other != node)
        {
            throw Taken(name);
        }
        siblings.Remove(node.Name);
        node.Name = name;
        siblings[name] = node;
    }

    /// <summary>Removes a node with everything in it for good.</summary>
    public void Remove(NodeRecord node)
    {
        Detach(node);
        foreach (NodeRecord one in node.Below().Prepend(node))
        {
            one.Content?.Dispose();
        }
    }

    public void Clear()
    {
        _all.Clear();
        Top.Clear();
    }

    /// <summary>The ids of the users who manage a room.</summary>
    public HashSet<long> RoomManagers() =>
        [.. _all.Values.Where(n => n.Kind == NodeKind.Room).SelectMany(n => n.UserPermissions).Where(p => p.Value.HasFlag(Permissions.Manage)).Select(p => p.Key)];

    /// <summary>What a user may do with a node: what the room grants that it lies in, and the rooms above that it inherits from.</summary>
    public static Permissions Of(UserRecord user, NodeRecord node, SandboxState state)
    {
        Permissions permissions = Permissions.None;
        foreach (NodeRecord room in node.Room.GrantingRooms())
        {
            permissions |= room.UserPermissions.GetValueOrDefault(user.Id);
            foreach ((long groupId, Permissions granted) in room.GroupPermissions)
            {
                if (state.Groups.TryGetValue(groupId, out GroupRecord? group) && RoomGates.LetsIn(state, room, group, user.Id))
                {
                    permissions |= granted;
                }
            }
        }
        return permissions;
    }

    /// <exception cref="ApiError">The user lacks the permission.</exception>
    public static void Require(UserRecord user, NodeRecord node, Permissions needed, SandboxState state)
    {
        if (!Of(user, node, state).HasFlag(needed))
        {
            throw ApiError.Forbidden($"The permission {needed} is needed in '{node.Room.ParentPath}{node.Room.Name}'.");
        }
    }

    /// <summary>True when the user may see the node: what they may read or manage, and the rooms that lead there.</summary>
    public static bool IsVisible(UserRecord user, NodeRecord node, SandboxState state) =>
        (Of(user, node, state) & (Permissions.Read | Permissions.Manage)) != 0
        || (node.Kind == NodeKind.Room && node.Children.Values.Any(c => c.Kind == NodeKind.Room && IsVisible(user, c, state)));

    public static ApiError Taken(string name) => new(409, -41001, "Conflict", $"A node with the name '{name}' already exists.");

    /// <exception cref="ApiError">The name is not allowed.</exception>
    public static void CheckName(string name)
    {
        if (name.Length > 150)
        {
            throw ApiError.Invalid(-80007, "The name is too long.");
        }
        if (string.IsNullOrWhiteSpace(name) || name.IndexOfAny(['\\', '<', '>', ':', '"', '|', '?', '*', '/']) >= 0 || name.StartsWith('-') || name.EndsWith('.') || name != name.Trim()
            || Devices.IsMatch(name))
        {
            throw ApiError.Invalid(-40755, $"The name '{name}' is not allowed.");
        }
    }
}
