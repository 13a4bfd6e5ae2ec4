using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;

namespace DracoonPS.Commands;

/// <summary>Takes the mark from favorites of the signed-in user. What is none stays as it is.</summary>
/// <example>
/// <code>Remove-DracoonFavorite /Projects</code>
/// <para>Takes the mark from a room.</para>
/// </example>
/// <example>
/// <code>Get-DracoonFavorite -Type File | Remove-DracoonFavorite</code>
/// <para>Takes it from all files.</para>
/// </example>
[ApiOperation("DELETE /nodes/{node_id}/favorite")]
[ApiOperation("PUT /nodes/favorites")]
[Cmdlet(VerbsCommon.Remove, "DracoonFavorite", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonFavoriteCommand : FavoriteCmdlet
{
    private const int IsNone = -41301;

    /// <inheritdoc/>
    private protected override bool IsFavorite => false;

    /// <inheritdoc/>
    private protected override async Task SetOneAsync(DracoonSession session, long nodeId, CancellationToken cancellationToken)
    {
        try
        {
            await session.Nodes.RemoveFavoriteAsync(nodeId, cancellationToken);
        }
        catch (DracoonApiException e) when (e.ErrorCode == IsNone)
        {
            WriteVerbose($"Node {nodeId} is no favorite."); // as it should be; the request for many says nothing either
        }
    }
}
