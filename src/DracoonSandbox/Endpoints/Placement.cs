using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>Where a file or folder comes to lie, and what happens when the name is taken there: the API's resolution strategies.</summary>
internal sealed class Placement
{
    private readonly NodeRecord _parent;
    private readonly string _name;
    private readonly NodeKind _kind;
    private readonly string _strategy;

    public Placement(NodeRecord parent, string name, NodeKind kind, string strategy)
    {
        _parent = parent;
        _name = name;
        _kind = kind;
        _strategy = strategy;
    }

    /// <summary>The strategy that a request asks for: autorename, overwrite or fail.</summary>
    /// <exception cref="ApiError">Share links can be kept only by what overwrites.</exception>
    public static string Strategy(JsonObject body)
    {
        string strategy = body.Text("resolutionStrategy") ?? "autorename";
        return strategy != "overwrite" && body.Flag("keepShareLinks") == true
            ? throw ApiError.Invalid(-80034, "'keepShareLinks' is for the resolution strategy overwrite.")
            : strategy;
    }

    /// <summary>A name like this one that nothing in the folder has.</summary>
    public static string FreeName(NodeRecord parent, string name, NodeKind kind)
    {
        string extension = kind == NodeKind.File ? Path.GetExtension(name) : "";
        string stem = name[..^extension.Length];
        string free = name;
        for (int i = 1; parent.Children.ContainsKey(free); i++)
        {
            free = $"{stem} ({i}){extension}";
        }
        return free;
    }

    /// <summary>Checks everything that can be wrong, before anything is changed.</summary>
    /// <param name="state">What the server knows.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="taken">The names that others of the same request take; this one is added.</param>
    /// <exception cref="ApiError">The name is not allowed, or taken in a way that the strategy does not settle.</exception>
    public void Check(SandboxState state, UserRecord caller, HashSet<string> taken)
    {
        NodeTree.CheckName(_name);
        bool isTaken = _parent.Children.TryGetValue(_name, out NodeRecord? existing);
        bool isTakenTwice = !taken.Add(_name);
        if (_strategy == "fail" && (isTaken || isTakenTwice))
        {
            throw NodeTree.Taken(_name);
        }
        if (_strategy == "overwrite" && existing is not null)
        {
            if (existing.Kind != NodeKind.File || _kind != NodeKind.File)
            {
                throw new ApiError(409, -40010, "Conflict", $"'{_name}' can't be overwritten: only a file takes the place of a file.");
            }
            NodeTree.Require(caller, _parent, Permissions.Delete, state);
        }
    }

    /// <summary>Makes the place free.</summary>
    /// <returns>The name to take, and the id of the file that had it and was overwritten; null for none.</returns>
    public (string Name, long? OverwrittenId) Settle(SandboxState state, UserRecord caller)
    {
        if (_strategy == "overwrite" && _kind == NodeKind.File && _parent.Children.TryGetValue(_name, out NodeRecord? existing) && existing.Kind == NodeKind.File)
        {
            RecycleBins.Delete(state, existing, caller.Id);
            return (_name, existing.Id);
        }
        return (FreeName(_parent, _name, _kind), null);
    }
}
