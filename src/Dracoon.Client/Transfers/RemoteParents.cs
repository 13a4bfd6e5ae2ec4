using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Models;

namespace Dracoon.Client.Transfers;

/// <summary>
/// Where the nodes of a list are below its root. By the numbers of what holds them, not by their paths: a name may have a slash in it, and is one name all the same.
/// </summary>
internal sealed class RemoteParents
{
    /// <summary>More than anybody has: a server can name parents without an end.</summary>
    public const int MaximumDepth = 1000;

    private readonly DracoonSession _session;
    private readonly DracoonNode _root;
    private readonly Dictionary<long, DracoonNode> _folders = new();
    private readonly Dictionary<long, (string Path, int Depth)> _places = new();
    private readonly List<DracoonNode> _lookedUp = new();

    public RemoteParents(DracoonSession session, DracoonNode root, IEnumerable<DracoonNode> nodes)
    {
        _session = session;
        _root = root;
        _places[root.NodeId] = ("", 0);
        foreach (DracoonNode node in nodes.Where(n => n.Type != "file"))
        {
            _folders[node.NodeId] = node;
        }
    }

    /// <summary>Folders that were not in the list, with their paths.</summary>
    public IEnumerable<(string Path, DracoonNode Node)> LookedUp => _lookedUp.Select(n => (_places[n.NodeId].Path, n));

    /// <summary>The path of what holds the node, below the root: empty for the root, else with a slash before each name.</summary>
    public async Task<string> PathOfAsync(DracoonNode node, CancellationToken cancellationToken)
    {
        if (node.NodeId == _root.NodeId)
        {
            throw TooDeep(node);
        }
        var unknown = new Stack<DracoonNode>();
        DracoonNode current = node;
        (string Path, int Depth) place;
        while (!_places.TryGetValue(RequireParent(current, node), out place))
        {
            current = _folders.TryGetValue(current.ParentId!.Value, out DracoonNode? parent) ? parent : await LookUpAsync(current, cancellationToken).ConfigureAwait(false);
            unknown.Push(current);
            if (unknown.Count > MaximumDepth)
            {
                throw TooDeep(node); // or in a circle
            }
        }
        while (unknown.Count > 0)
        {
            DracoonNode folder = unknown.Pop();
            place = (place.Path + "/" + folder.Name, place.Depth + 1);
            _places[folder.NodeId] = place;
        }
        return place.Depth <= MaximumDepth ? place.Path : throw TooDeep(node);
    }

    /// <summary>It may have come while the list was read, or the server keeps it out of lists.</summary>
    private async Task<DracoonNode> LookUpAsync(DracoonNode child, CancellationToken cancellationToken)
    {
        DracoonNode parent;
        try
        {
            parent = await _session.Nodes.GetAsync(child.ParentId!.Value, cancellationToken).ConfigureAwait(false);
        }
        catch (DracoonApiException e) when (e.StatusCode is 403 or 404)
        {
            throw Incomplete(child, e);
        }
        if (parent.Type == "file" || parent.NodeId != child.ParentId)
        {
            throw Incomplete(child, null);
        }
        _folders[parent.NodeId] = parent;
        _lookedUp.Add(parent);
        return parent;
    }

    private static long RequireParent(DracoonNode current, DracoonNode node) =>
        current.ParentId ?? throw new DracoonReferenceException(ReferenceFailure.NotFound, "node", node.Path);

    private TransferException Incomplete(DracoonNode child, DracoonApiException? inner) => new(TransferFailure.ListIncomplete, string.Format(CultureInfo.InvariantCulture,
        "The server's list of '{0}' has '{1}', but not the folder that holds it ('{2}', {3}), and does not give that folder by itself. It may have been moved or removed meanwhile, or you may not see it. Nothing was changed. Run the command again.",
        _root.Path, child.Path, child.ParentPath, child.ParentId), inner);

    private TransferException TooDeep(DracoonNode node) => new(TransferFailure.ListIncomplete,
        $"The server's list of '{_root.Path}' has '{node.Name}' more than {MaximumDepth} folders below it, or in a folder that is in itself. Nothing was changed.");
}
