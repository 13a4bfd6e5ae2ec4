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

/// <summary>Changes webhooks: only what is given, nothing else.</summary>
/// <remarks><para>Needs the role config manager. A webhook that was disabled since its deliveries failed works again with -Enabled $true.</para></remarks>
/// <example>
/// <code>Set-DracoonWebhook Alerts -Url https://new.example.org/dracoon</code>
/// <para>Lets a webhook go to another address.</para>
/// </example>
/// <example>
/// <code>Get-DracoonWebhook -Enabled $false | Set-DracoonWebhook -Enabled $true -SendExample</code>
/// <para>Enables disabled webhooks and has an example sent to each.</para>
/// </example>
[ApiOperation("PUT /settings/webhooks/{webhook_id}")]
[Cmdlet(VerbsCommon.Set, "DracoonWebhook", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonWebhook))]
public sealed class SetDracoonWebhookCommand : SetWebhookCmdlet<DracoonWebhook, WebhookReference>
{
    /// <summary>The webhooks: objects, ids, names, or rows with a column WebhookId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(WebhookCompleter))]
    public WebhookReference[] Webhook { get; set; } = Array.Empty<WebhookReference>();

    /// <summary>The names of all the events, as Get-DracoonWebhookEventType lists them.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("EventTypeNames")]
    [ArgumentCompleter(typeof(WebhookEventTypeCompleter))]
    public string[]? EventType { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => ChangeAsync(RequireSession(), Webhook, EventType, cancellationToken);

    private protected override Task<DracoonWebhook> UpdateAsync(DracoonSession session, long id, WebhookRequest request, CancellationToken cancellationToken) =>
        session.Webhooks.UpdateAsync(id, request, cancellationToken);
}
