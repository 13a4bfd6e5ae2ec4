using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Api;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Searches rooms, folders and files by name, time, size and more, in the whole tree or below a node.</summary>
/// <example>
/// <code>Find-DracoonNode '*.tmp' -Type File | Remove-DracoonNode -WhatIf</code>
/// <para>Shows which files a clean-up would remove.</para>
/// </example>
/// <example>
/// <code>Find-DracoonNode contract -Below /Legal</code>
/// <para>Finds names that contain a word, in one room.</para>
/// </example>
/// <example>
/// <code>Find-DracoonNode -Below /Scans -Type File -OlderThan 90d -MinimumSize 10MB | Measure-Object Size -Sum</code>
/// <para>Adds up the large files that nobody changed for ninety days.</para>
/// </example>
[ApiOperation("GET /nodes/search")]
[Cmdlet(VerbsCommon.Find, "DracoonNode", SupportsPaging = true)]
[OutputType(typeof(DracoonNode))]
public sealed class FindDracoonNodeCommand : NodeChoiceCmdlet
{
    /// <summary>The name; with wildcards the whole name has to fit, without them it is enough that the name contains it. Without it, any name.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [NoScriptBlock]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "*";

    /// <summary>The room or folder to search in. Without it, everything.</summary>
    [Parameter(ValueFromPipeline = true)]
    [Alias("Path")]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public NodeReference? Below { get; set; }

    /// <summary>How many levels to go down; without it, all.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? Depth { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(Below ?? (object)Name, async () =>
        {
            long parentId = Below is null || Below.IsRoot ? NodesApi.Root : (await Below.ResolveIdAsync(session, cancellationToken)).Id;
            FilterBuilder filter = await ChoiceFilterAsync(session, cancellationToken);
            Func<DracoonNode, bool>? fits = TimeChoice();
            string search = Name;
            if (Wildcard.Has(Name))
            {
                string part = Wildcard.CommonPart(Name);
                search = part.Length > 0 ? part : "*";
                if (Name != "*")
                {
                    WildcardPattern pattern = Wildcard.Pattern(Name);
                    Func<DracoonNode, bool>? others = fits;
                    fits = node => pattern.IsMatch(node.Name) && others?.Invoke(node) != false;
                }
            }
            using PagedQuery<DracoonNode> nodes = session.Nodes.Search(search, parentId, Depth ?? -1, Options(filter, fits is not null));
            await EmitAsync(nodes, fits, cancellationToken);
        });
    }
}
