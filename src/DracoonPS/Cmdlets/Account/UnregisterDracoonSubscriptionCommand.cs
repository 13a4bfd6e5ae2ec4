using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;

namespace DracoonPS.Commands;

/// <summary>Ends subscriptions of nodes and shares: the signed-in user no longer hears of what happens there.</summary>
/// <example>
/// <code>Unregister-DracoonSubscription /Projects/Contracts</code>
/// <para>Ends the subscription of a folder.</para>
/// </example>
/// <example>
/// <code>Get-DracoonSubscription -Type Node | Unregister-DracoonSubscription</code>
/// <para>Ends all subscriptions of nodes, in one request.</para>
/// </example>
[ApiOperation("DELETE /user/subscriptions/nodes/{node_id}")]
[ApiOperation("PUT /user/subscriptions/nodes")]
[ApiOperation("DELETE /user/subscriptions/download_shares/{share_id}")]
[ApiOperation("PUT /user/subscriptions/download_shares")]
[ApiOperation("DELETE /user/subscriptions/upload_shares/{share_id}")]
[ApiOperation("PUT /user/subscriptions/upload_shares")]
[Cmdlet(VerbsLifecycle.Unregister, "DracoonSubscription", SupportsShouldProcess = true, DefaultParameterSetName = NodeSet)]
[OutputType(typeof(void))]
public sealed class UnregisterDracoonSubscriptionCommand : SubscriptionCmdlet
{
    /// <inheritdoc/>
    private protected override string Action => "End the subscription";

    /// <inheritdoc/>
    private protected override Task SendOneAsync(DracoonSession session, SubscriptionType type, long id, CancellationToken cancellationToken) => type switch
    {
        SubscriptionType.DownloadShare => session.Subscriptions.RemoveDownloadShareAsync(id, cancellationToken),
        SubscriptionType.UploadShare => session.Subscriptions.RemoveUploadShareAsync(id, cancellationToken),
        _ => session.Subscriptions.RemoveNodeAsync(id, cancellationToken),
    };

    /// <inheritdoc/>
    private protected override Task SendManyAsync(DracoonSession session, SubscriptionType type, IReadOnlyList<long> ids, CancellationToken cancellationToken) => type switch
    {
        SubscriptionType.DownloadShare => session.Subscriptions.SetDownloadSharesAsync(ids, false, cancellationToken),
        SubscriptionType.UploadShare => session.Subscriptions.SetUploadSharesAsync(ids, false, cancellationToken),
        _ => session.Subscriptions.SetNodesAsync(ids, false, cancellationToken),
    };
}
