using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Marks rooms, folders and files as the signed-in user's favorites.</summary>
/// <example>
/// <code>Add-DracoonFavorite /Projects</code>
/// <para>Marks a room.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNode '/Projects/2027*' -Type Folder | Add-DracoonFavorite</code>
/// <para>Marks several folders, in one request.</para>
/// </example>
[ApiOperation("POST /nodes/{node_id}/favorite")]
[ApiOperation("PUT /nodes/favorites")]
[Cmdlet(VerbsCommon.Add, "DracoonFavorite", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(DracoonNode))]
public sealed class AddDracoonFavoriteCommand : FavoriteCmdlet
{
    /// <summary>Emits the nodes; each is marked by itself then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override bool IsFavorite => true;

    /// <inheritdoc/>
    private protected override bool TakesMany => !PassThru;

    /// <inheritdoc/>
    private protected override async Task SetOneAsync(DracoonSession session, long nodeId, CancellationToken cancellationToken)
    {
        DracoonNode node = await session.Nodes.AddFavoriteAsync(nodeId, cancellationToken);
        if (PassThru)
        {
            WriteObject(node);
        }
    }
}
