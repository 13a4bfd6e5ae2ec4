using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Api;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets rooms, folders and files.</summary>
/// <remarks>
/// <para>Without -Node it lists the rooms at the top. A path names the node itself; <c>/Room/*</c> is what the room contains, and -Recurse
/// everything below it. Parameters that choose, such as -CreatedAfter, choose from what a room or folder contains.</para>
/// </remarks>
/// <example>
/// <code>Get-DracoonNode</code>
/// <para>Lists the rooms at the top.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNode /Projects/*</code>
/// <para>Lists what a room contains.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNode /Projects -Recurse -Type File | Sort-Object Size -Descending | Select-Object -First 10 Path, Size</code>
/// <para>Finds the ten largest files of a room.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNode /In -Type File -CreatedAfter $last | Receive-DracoonFile -Destination ./in</code>
/// <para>Receives the files that came to a room since the last time.</para>
/// </example>
[ApiOperation("GET /nodes")]
[ApiOperation("GET /nodes/{node_id}")]
[ApiOperation("GET /nodes/search")]
[Cmdlet(VerbsCommon.Get, "DracoonNode", SupportsPaging = true)]
[OutputType(typeof(DracoonNode))]
public sealed class GetDracoonNodeCommand : NodeChoiceCmdlet
{
    /// <summary>The nodes: objects, ids, paths such as <c>/Room/Folder/file.txt</c> with wildcards in the last part, or rows with a column NodeId.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[]? Node { get; set; }

    /// <summary>Lists everything below the node instead of the node itself.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>How many levels -Recurse goes down: 0 for the direct content only.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? Depth { get; set; }

    /// <summary>How many requests are in flight at most for certain nodes, from 1 to 32; 4 without it. Whatever it is, objects and errors come in the order of the input. With 1, each is emitted before the next one is asked for. A list of what is below a node is read by itself.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 4;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (Node is null)
        {
            await TryAsync("/", () => EmitBelowAsync(session, NodesApi.Root, cancellationToken));
            return;
        }
        OrderedWork work = InOrder(ThrottleLimit, cancellationToken);
        foreach (NodeReference reference in Node)
        {
            if (reference.IsRoot || reference.HasWildcard || Recurse || Depth is not null || HasChoice)
            {
                // A list may be long: it is emitted page by page as it comes, and with -First the rest is not read.
                await work.DrainAsync();
                await TryAsync(reference, () => EmitListAsync(session, reference, cancellationToken));
            }
            else if (await TryAsync(reference, RequireNoListing))
            {
                await work.SubmitAsync(reference, new OrderedRequest(reference, (output, cancel) => EmitNodeAsync(session, reference, output, cancel)));
            }
        }
    }

    private async Task EmitListAsync(DracoonSession session, NodeReference reference, CancellationToken cancellationToken)
    {
        if (reference.IsRoot)
        {
            await EmitBelowAsync(session, NodesApi.Root, cancellationToken);
            return;
        }
        if (!Recurse && Depth is null && (reference.HasWildcard || !HasChoice))
        {
            await EmitMatchesAsync(session, reference, cancellationToken);
            return;
        }
        foreach (DracoonNode node in await reference.ResolveManyAsync(session, cancellationToken))
        {
            if (node.Type == "file")
            {
                throw new ArgumentException($"'{node.Path}' is a file and contains nothing to choose from. Name the room or folder.");
            }
            await EmitBelowAsync(session, node.NodeId, cancellationToken);
        }
    }

    private async Task EmitNodeAsync(DracoonSession session, NodeReference reference, IOrderedOutput output, CancellationToken cancellationToken)
    {
        DracoonNode node = await reference.ResolveAsync(session, cancellationToken);
        if (Fits(node)) // by the type, which does not come from the pipeline
        {
            await output.WriteAsync(node);
        }
    }

    private Task RequireNoListing()
    {
        RequireNoListing("the path or id of one node, unless with -Recurse");
        return Task.CompletedTask;
    }

    // As the list comes, so that -First ends the reading.
    private async Task EmitMatchesAsync(DracoonSession session, NodeReference reference, CancellationToken cancellationToken)
    {
        (long parentId, string name) = await reference.ResolveWildcardAsync(session, cancellationToken);
        WildcardPattern pattern = Wildcard.Pattern(name);
        string? literal = null;
        if (name.IndexOf('[') >= 0 && await session.Nodes.FindChildAsync(parentId, name, cancellationToken) is DracoonNode node)
        {
            literal = node.Name; // brackets are allowed in names; the other wildcards are not
        }
        FilterBuilder filter = await ChoiceFilterAsync(session, cancellationToken);
        string part = Wildcard.CommonPart(name);
        if (part.Length > 0)
        {
            filter.Add("name", "cn", part);
        }
        ListOptions options = Options(filter, filteredHere: true);
        options.Sort ??= "name:asc";
        Func<DracoonNode, bool>? fits = TimeChoice();
        using PagedQuery<DracoonNode> children = HasChoice ? session.Nodes.Search("*", parentId, 0, options) : session.Nodes.List(parentId, options);
        await EmitAsync(children, child => (literal is null ? pattern.IsMatch(child.Name) : child.Name == literal) && fits?.Invoke(child) != false, cancellationToken);
    }

    private async Task EmitBelowAsync(DracoonSession session, long parentId, CancellationToken cancellationToken)
    {
        Func<DracoonNode, bool>? fits = TimeChoice();
        ListOptions options = Options(await ChoiceFilterAsync(session, cancellationToken), filteredHere: fits is not null);
        // A depth of -1 is the API's word for the whole tree.
        using PagedQuery<DracoonNode> nodes = Recurse || Depth > 0 || HasChoice
            ? session.Nodes.Search("*", parentId, Depth ?? (Recurse ? -1 : 0), options)
            : session.Nodes.List(parentId, options);
        await EmitAsync(nodes, fits, cancellationToken);
    }
}
