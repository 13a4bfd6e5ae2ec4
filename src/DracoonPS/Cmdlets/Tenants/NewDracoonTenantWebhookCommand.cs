using System;
using System.Management.Automation;
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
public sealed class NewDracoonTenantWebhookCommand : NewWebhookCmdlet<DracoonTenantWebhook>
{
    /// <summary>The names of the events, as Get-DracoonWebhookEventType lists them.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [Alias("EventTypeNames")]
    [ArgumentCompleter(typeof(TenantWebhookEventTypeCompleter))]
    public string[] EventType { get; set; } = Array.Empty<string>();

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => CreateAsync(RequireServiceSession(), EventType, cancellationToken);

    private protected override Task<DracoonTenantWebhook> CreateAsync(DracoonSession session, WebhookRequest request, CancellationToken cancellationToken) =>
        session.TenantWebhooks.CreateAsync(request, cancellationToken);
}
