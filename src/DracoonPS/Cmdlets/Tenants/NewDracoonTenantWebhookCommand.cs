using System;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.Completion;

namespace DracoonPS.Commands;

/// <summary>Creates a webhook for events of tenants.</summary>
/// <remarks><para>Needs a session with a service token: Connect-Dracoon -ServiceToken. The address must be https. Messages are signed when the webhook has a secret: the receiver checks the header
/// X-DRACOON-Signature, which is "SHA256=" and the HMAC-SHA256 of the message under the secret in Base64.</para></remarks>
/// <example>
/// <code>New-DracoonTenantWebhook -Name Tenants -Url https://hooks.example.org/dracoon -EventType customer.created, customer.deleted -Secret (Read-Host -AsSecureString)</code>
/// <para>Creates a webhook for events of tenants whose messages are signed.</para>
/// </example>
/// <example>
/// <code>New-DracoonTenantWebhook -Name Test -Url https://hooks.example.org/dracoon -EventType customer.created -SendExample</code>
/// <para>Creates a webhook for events of tenants and has an example sent at once.</para>
/// </example>
[ApiOperation("POST /provisioning/webhooks")]
[Cmdlet(VerbsCommon.New, "DracoonTenantWebhook", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonTenantWebhook))]
public sealed class NewDracoonTenantWebhookCommand : DracoonCmdlet
{
    /// <summary>The name, at most 150 characters.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateLength(1, 150)]
    public string Name { get; set; } = "";

    /// <summary>The https address that events are posted to.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public Uri? Url { get; set; }

    /// <summary>The names of the events, as Get-DracoonWebhookEventType lists them.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [Alias("EventTypeNames")]
    [ArgumentCompleter(typeof(TenantWebhookEventTypeCompleter))]
    public string[] EventType { get; set; } = Array.Empty<string>();

    /// <summary>What messages are signed with.</summary>
    [Parameter]
    public SecureString? Secret { get; set; }

    /// <summary>Creates the webhook without letting it work yet.</summary>
    [Parameter]
    public SwitchParameter Disabled { get; set; }

    /// <summary>Has an example sent at once.</summary>
    [Parameter]
    public SwitchParameter SendExample { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireServiceSession();
        if (!ShouldProcess(Name, "Create webhook"))
        {
            return;
        }
        var request = new WebhookRequest { Name = Name.Trim(), Url = Url!.OriginalString, EventTypeNames = EventType };
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
        await TryAsync(Name, async () => WriteObject(await session.TenantWebhooks.CreateAsync(request, cancellationToken)));
    }
}
