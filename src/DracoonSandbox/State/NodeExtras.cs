namespace DracoonSandbox.State;

/// <summary>What users keep about nodes beside the nodes themselves: favorites, comments, attributes, the virus scanner's findings. All by ids.</summary>
internal sealed class NodeExtras
{
    /// <summary>The favorites of each user.</summary>
    public Dictionary<long, HashSet<long>> Favorites { get; set; } = [];

    public Dictionary<long, CommentRecord> Comments { get; set; } = [];

    /// <summary>Key and value for each node.</summary>
    public Dictionary<long, SortedDictionary<string, string>> Attributes { get; set; } = [];

    /// <summary>The files that the virus scanner found malicious.</summary>
    public HashSet<long> MaliciousFiles { get; set; } = [];

    public static NodeExtras Of(SandboxState state) => state.Areas.Get<NodeExtras>();

    public bool IsFavorite(long userId, long nodeId) => Favorites.TryGetValue(userId, out HashSet<long>? nodes) && nodes.Contains(nodeId);

    /// <summary>How many comments a node has, without the deleted ones.</summary>
    public int CountComments(long nodeId) => Comments.Count == 0 ? 0 : Comments.Values.Count(c => c.NodeId == nodeId && !c.IsDeleted);
}

/// <summary>A comment on a node. A deleted one keeps its place, without its text.</summary>
internal sealed class CommentRecord
{
    public required long Id { get; init; }

    public required long NodeId { get; init; }

    public required string Text { get; set; }

    public required long CreatedById { get; init; }

    public required DateTime CreatedAt { get; init; }

    public long UpdatedById { get; set; }

    public DateTime UpdatedAt { get; set; }

    public bool IsChanged { get; set; }

    public bool IsDeleted { get; set; }
}
