using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Api;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Gets the signed-in user's favorites: rooms, folders and files.</summary>
/// <example>
/// <code>Get-DracoonFavorite</code>
/// <para>Lists all favorites.</para>
/// </example>
/// <example>
/// <code>Get-DracoonFavorite -Type File | Receive-DracoonFile -Destination ./favorites</code>
/// <para>Receives the files among them.</para>
/// </example>
[ApiOperation("GET /nodes/search")]
[Cmdlet(VerbsCommon.Get, "DracoonFavorite", SupportsPaging = true)]
[OutputType(typeof(DracoonNode))]
public sealed class GetDracoonFavoriteCommand : DracoonListCmdlet<DracoonNode>
{
    /// <summary>Only rooms, folders or files.</summary>
    [Parameter]
    [ValidateSet("Room", "Folder", "File")]
    public string[]? Type { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        FilterBuilder filter = new FilterBuilder().Raw(Filter).Add("isFavorite", true);
        if (Type is { Length: > 0 })
        {
            filter.Add("type", "eq", Array.ConvertAll(Type, t => t.ToLowerInvariant()));
        }
        using PagedQuery<DracoonNode> favorites = RequireSession().Nodes.Search("*", NodesApi.Root, -1, Options(filter, filteredHere: false));
        await EmitAsync(favorites, null, cancellationToken);
    }
}
