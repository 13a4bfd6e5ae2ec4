using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Removes webhooks.</summary>
/// <remarks><para>Needs the role config manager.</para></remarks>
/// <example>
/// <code>Remove-DracoonWebhook Alerts</code>
/// <para>Removes one webhook, after a question.</para>
/// </example>
/// <example>
/// <code>Get-DracoonWebhook -Enabled $false | Remove-DracoonWebhook -WhatIf</code>
/// <para>Shows which webhooks would be removed.</para>
/// </example>
[ApiOperation("DELETE /settings/webhooks/{webhook_id}")]
[Cmdlet(VerbsCommon.Remove, "DracoonWebhook", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonWebhookCommand : DracoonCmdlet
{
    /// <summary>The webhooks: objects, ids, names, or rows with a column WebhookId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(WebhookCompleter))]
    public WebhookReference[] Webhook { get; set; } = Array.Empty<WebhookReference>();

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (WebhookReference webhook in Webhook)
        {
            await TryAsync(webhook, async () =>
            {
                (long id, string text) = await webhook.ResolveIdAsync(session, cancellationToken);
                if (ShouldProcess(text, "Remove webhook"))
                {
                    await session.Webhooks.DeleteAsync(id, cancellationToken);
                }
            });
        }
    }
}
