namespace DracoonSandbox.State;

/// <summary>Which file took the place of an overwritten one, where the share links were to be kept (<c>keepShareLinks</c>): links to the old one lead to it.</summary>
internal sealed class KeptLinks
{
    /// <summary>The id of the overwritten file to that of the file in its place.</summary>
    public Dictionary<long, long> Successors { get; set; } = [];

    public static void Keep(SandboxState state, long? overwrittenId, long newId)
    {
        if (overwrittenId is long old && old != newId)
        {
            state.Areas.Get<KeptLinks>().Successors[old] = newId;
        }
    }

    /// <summary>The file that a link to this one leads to.</summary>
    public static long Current(SandboxState state, long nodeId)
    {
        Dictionary<long, long> successors = state.Areas.Get<KeptLinks>().Successors;
        var seen = new HashSet<long>(); // a file can come back from the recycle bin, over the one that took its place
        while (state.Nodes.Find(nodeId) is null && seen.Add(nodeId) && successors.TryGetValue(nodeId, out long next))
        {
            nodeId = next;
        }
        return nodeId;
    }
}
