using System;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;

namespace DracoonPS.Commands;

/// <summary>What creating webhooks of either kind has in common.</summary>
/// <typeparam name="T">The kind of webhook.</typeparam>
public abstract class NewWebhookCmdlet<T> : DracoonCmdlet
    where T : DracoonWebhookBase
{
    /// <summary>The name, at most 150 characters.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateLength(1, 150)]
    public string Name { get; set; } = "";

    /// <summary>The https address that events are posted to.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public Uri? Url { get; set; }

    /// <summary>What messages are signed with.</summary>
    [Parameter]
    public SecureString? Secret { get; set; }

    /// <summary>Creates the webhook without letting it work yet.</summary>
    [Parameter]
    public SwitchParameter Disabled { get; set; }

    /// <summary>Has an example sent at once.</summary>
    [Parameter]
    public SwitchParameter SendExample { get; set; }

    private protected abstract Task<T> CreateAsync(DracoonSession session, WebhookRequest request, CancellationToken cancellationToken);

    /// <summary>Creates the webhook that the parameters describe.</summary>
    private protected async Task CreateAsync(DracoonSession session, string[] eventTypes, CancellationToken cancellationToken)
    {
        if (!ShouldProcess(Name, "Create webhook"))
        {
            return;
        }
        var request = new WebhookRequest { Name = Name.Trim(), Url = Url!.OriginalString, EventTypeNames = eventTypes };
        if (Secret is not null)
        {
            request.Secret = Secret;
        }
        if (Disabled)
        {
            request.IsEnabled = false;
        }
        if (SendExample)
        {
            request.TriggerExampleEvent = true;
        }
        await TryAsync(Name, async () => WriteObject(await CreateAsync(session, request, cancellationToken)));
    }
}
