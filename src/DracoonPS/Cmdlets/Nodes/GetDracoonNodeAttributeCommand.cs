using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets the attributes of rooms, folders and files: keys and values that clients keep there.</summary>
/// <example>
/// <code>Get-DracoonNodeAttribute /Projects</code>
/// <para>Lists all attributes of a room.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNode /Projects -Recurse -Type Room | Get-DracoonNodeAttribute -Key costCenter | Export-Csv centers.csv</code>
/// <para>Exports one attribute of many rooms.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNode -Type Room | Get-DracoonNodeAttribute -Key 'cost*'</code>
/// <para>Lists some attributes of many rooms.</para>
/// </example>
[ApiOperation("GET /nodes/{node_id}/node_attributes")]
[Cmdlet(VerbsCommon.Get, "DracoonNodeAttribute", SupportsPaging = true)]
[OutputType(typeof(DracoonNodeAttribute))]
public sealed class GetDracoonNodeAttributeCommand : DracoonListCmdlet<DracoonNodeAttribute>
{
    /// <summary>The nodes: objects, ids, paths, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[] Node { get; set; } = Array.Empty<NodeReference>();

    /// <summary>Only this key, with wildcards. Without it, all.</summary>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(NodeAttributeKeyCompleter))]
    public string? Key { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        WildcardPattern? pattern = string.IsNullOrEmpty(Key) ? null : Wildcard.Pattern(Key!);
        foreach (NodeReference node in Node)
        {
            await TryAsync(node, async () =>
            {
                long id = (await node.ResolveIdAsync(session, cancellationToken)).Id;
                // There are few, and whether the server can filter them is not documented.
                using PagedQuery<DracoonNodeAttribute> attributes = session.Nodes.ListAttributes(id, Options(new FilterBuilder().Raw(Filter), filteredHere: pattern is not null));
                await EmitAsync(attributes, pattern is null ? null : a => pattern.IsMatch(a.Key), cancellationToken);
            });
        }
    }
}
