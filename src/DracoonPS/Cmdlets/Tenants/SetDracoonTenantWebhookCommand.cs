using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Changes webhooks for events of tenants: only what is given, nothing else.</summary>
/// <remarks><para>Needs a session with a service token: Connect-Dracoon -ServiceToken. A webhook that was disabled since its deliveries failed works again with -Enabled $true.</para></remarks>
/// <example>
/// <code>Set-DracoonTenantWebhook Alerts -Url https://new.example.org/dracoon</code>
/// <para>Lets a webhook go to another address.</para>
/// </example>
/// <example>
/// <code>Get-DracoonTenantWebhook -Enabled $false | Set-DracoonTenantWebhook -Enabled $true -SendExample</code>
/// <para>Enables disabled webhooks and has an example sent to each.</para>
/// </example>
[ApiOperation("PUT /provisioning/webhooks/{webhook_id}")]
[Cmdlet(VerbsCommon.Set, "DracoonTenantWebhook", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonTenantWebhook))]
public sealed class SetDracoonTenantWebhookCommand : SetWebhookCmdlet<DracoonTenantWebhook, TenantWebhookReference>
{
    /// <summary>The webhooks: objects, ids, names, or rows with a column TenantWebhookId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(TenantWebhookCompleter))]
    public TenantWebhookReference[] Webhook { get; set; } = Array.Empty<TenantWebhookReference>();

    /// <summary>The names of all the events, as Get-DracoonWebhookEventType lists them.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("EventTypeNames")]
    [ArgumentCompleter(typeof(TenantWebhookEventTypeCompleter))]
    public string[]? EventType { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => ChangeAsync(RequireServiceSession(), Webhook, EventType, cancellationToken);

    private protected override Task<DracoonTenantWebhook> UpdateAsync(DracoonSession session, long id, WebhookRequest request, CancellationToken cancellationToken) =>
        session.TenantWebhooks.UpdateAsync(id, request, cancellationToken);
}
