using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Gets what the signed-in user has subscribed: nodes, download shares and upload shares. They hear of what happens there.</summary>
/// <remarks><para>The API filters nodes by nodeId and authParentId, download shares by downloadShareId and authParentId, upload shares by uploadShareId and
/// targetNodeId, each with eq, and sorts by the same. Filters, orders and parts of a list need one -Type.</para></remarks>
/// <example>
/// <code>Get-DracoonSubscription</code>
/// <para>Lists everything.</para>
/// </example>
/// <example>
/// <code>Get-DracoonSubscription -Type Node -Filter "authParentId:eq:$($room.NodeId)"</code>
/// <para>Lists the subscribed nodes of a room.</para>
/// </example>
/// <example>
/// <code>Get-DracoonSubscription -Type DownloadShare | Unregister-DracoonSubscription</code>
/// <para>Ends the subscription of all download shares.</para>
/// </example>
[ApiOperation("GET /user/subscriptions/nodes")]
[ApiOperation("GET /user/subscriptions/download_shares")]
[ApiOperation("GET /user/subscriptions/upload_shares")]
[Cmdlet(VerbsCommon.Get, "DracoonSubscription", SupportsPaging = true)]
[OutputType(typeof(DracoonNodeSubscription), typeof(DracoonDownloadShareSubscription), typeof(DracoonUploadShareSubscription))]
public sealed class GetDracoonSubscriptionCommand : DracoonListCmdlet<DracoonObject>
{
    /// <summary>What is listed: Node, DownloadShare or UploadShare; all of them without it.</summary>
    [Parameter(Position = 0)]
    public SubscriptionType[] Type { get; set; } = { SubscriptionType.Node, SubscriptionType.DownloadShare, SubscriptionType.UploadShare };

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        SubscriptionType[] types = Type.Distinct().ToArray();
        if (types.Length > 1)
        {
            RequireNoListing("several kinds of subscriptions; give one -Type");
        }
        ListOptions options = Options(new FilterBuilder().Raw(Filter), false);
        foreach (SubscriptionType type in types)
        {
            await TryAsync(type, () => type switch
            {
                SubscriptionType.DownloadShare => ListAsync(session.Subscriptions.ListDownloadShares(options), cancellationToken),
                SubscriptionType.UploadShare => ListAsync(session.Subscriptions.ListUploadShares(options), cancellationToken),
                _ => ListAsync(session.Subscriptions.ListNodes(options), cancellationToken),
            });
        }
    }

    private async Task ListAsync<T>(PagedQuery<T> list, CancellationToken cancellationToken)
        where T : DracoonObject
    {
        using PagedQuery<T> owned = list;
        await EmitAsync(owned, null, cancellationToken);
    }
}
