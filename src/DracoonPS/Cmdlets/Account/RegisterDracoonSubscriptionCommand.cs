using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Subscribes nodes and shares: the signed-in user hears of what happens there.</summary>
/// <remarks><para>Nodes need the permission to read them, shares the one to manage them. DRACOON keeps 200 subscriptions of each kind. How the user
/// hears of it, Set-DracoonNotificationConfig chooses.</para></remarks>
/// <example>
/// <code>Register-DracoonSubscription /Projects/Contracts</code>
/// <para>Subscribes a folder.</para>
/// </example>
/// <example>
/// <code>Find-DracoonNode '*.pdf' -Below /Board | Register-DracoonSubscription</code>
/// <para>Subscribes several files at once.</para>
/// </example>
/// <example>
/// <code>Register-DracoonSubscription -DownloadShareId 4711 -PassThru</code>
/// <para>Subscribes a download share, and shows what the server says of it.</para>
/// </example>
[ApiOperation("POST /user/subscriptions/nodes/{node_id}")]
[ApiOperation("PUT /user/subscriptions/nodes")]
[ApiOperation("POST /user/subscriptions/download_shares/{share_id}")]
[ApiOperation("PUT /user/subscriptions/download_shares")]
[ApiOperation("POST /user/subscriptions/upload_shares/{share_id}")]
[ApiOperation("PUT /user/subscriptions/upload_shares")]
[Cmdlet(VerbsLifecycle.Register, "DracoonSubscription", SupportsShouldProcess = true, DefaultParameterSetName = NodeSet)]
[OutputType(typeof(DracoonNodeSubscription), typeof(DracoonDownloadShareSubscription), typeof(DracoonUploadShareSubscription))]
public sealed class RegisterDracoonSubscriptionCommand : SubscriptionCmdlet
{
    /// <summary>Emits the subscriptions.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override string Action => "Subscribe";

    /// <inheritdoc/>
    private protected override bool IsAnswerWanted => PassThru;

    /// <inheritdoc/>
    private protected override async Task SendOneAsync(DracoonSession session, SubscriptionType type, long id, CancellationToken cancellationToken)
    {
        DracoonObject subscription = type switch
        {
            SubscriptionType.DownloadShare => await session.Subscriptions.AddDownloadShareAsync(id, cancellationToken),
            SubscriptionType.UploadShare => await session.Subscriptions.AddUploadShareAsync(id, cancellationToken),
            _ => await session.Subscriptions.AddNodeAsync(id, cancellationToken),
        };
        if (PassThru)
        {
            WriteObject(subscription);
        }
    }

    /// <inheritdoc/>
    private protected override Task SendManyAsync(DracoonSession session, SubscriptionType type, IReadOnlyList<long> ids, CancellationToken cancellationToken) => type switch
    {
        SubscriptionType.DownloadShare => session.Subscriptions.SetDownloadSharesAsync(ids, true, cancellationToken),
        SubscriptionType.UploadShare => session.Subscriptions.SetUploadSharesAsync(ids, true, cancellationToken),
        _ => session.Subscriptions.SetNodesAsync(ids, true, cancellationToken),
    };
}
