using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Api;
using Dracoon.Client.Models;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Searches rooms, folders and files by name, in the whole tree or below a node.</summary>
/// <example>
/// <code>Find-DracoonNode '*.tmp' -Type File | Remove-DracoonNode -WhatIf</code>
/// <para>Shows which files a clean-up would remove.</para>
/// </example>
/// <example>
/// <code>Find-DracoonNode contract -Below /Legal</code>
/// <para>Finds names that contain a word, in one room.</para>
/// </example>
[ApiOperation("GET /nodes/search")]
[Cmdlet(VerbsCommon.Find, "DracoonNode", SupportsPaging = true)]
[OutputType(typeof(DracoonNode))]
public sealed class FindDracoonNodeCommand : DracoonListCmdlet<DracoonNode>
{
    /// <summary>The name; with wildcards the whole name has to fit, without them it is enough that the name contains it.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [SupportsWildcards]
    [NoScriptBlock]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The room or folder to search in. Without it, everything.</summary>
    [Parameter(ValueFromPipeline = true)]
    public NodeReference? Below { get; set; }

    /// <summary>How many levels to go down; without it, all.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? Depth { get; set; }

    /// <summary>Only rooms, folders or files.</summary>
    [Parameter]
    [ValidateSet("Room", "Folder", "File")]
    public string[]? Type { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(Below ?? (object)Name, async () =>
        {
            long parentId = Below is null || Below.IsRoot ? NodesApi.Root : (await Below.ResolveIdAsync(session, cancellationToken)).Id;
            var filter = new FilterBuilder().Raw(Filter);
            if (Type is { Length: > 0 })
            {
                filter.Add("type", "eq", Array.ConvertAll(Type, t => t.ToLowerInvariant()));
            }
            Func<DracoonNode, bool>? matches = null;
            string search = Name;
            if (Wildcard.Has(Name))
            {
                WildcardPattern pattern = Wildcard.Pattern(Name);
                matches = node => pattern.IsMatch(node.Name);
                string part = Wildcard.CommonPart(Name);
                search = part.Length > 0 ? part : "*";
            }
            using PagedQuery<DracoonNode> nodes = session.Nodes.Search(search, parentId, Depth ?? -1, Options(filter, matches is not null));
            await EmitAsync(nodes, matches, cancellationToken);
        });
    }
}
