using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Removes webhooks for events of tenants.</summary>
/// <remarks><para>Needs a session with a service token: Connect-Dracoon -ServiceToken.</para></remarks>
/// <example>
/// <code>Remove-DracoonTenantWebhook Alerts</code>
/// <para>Removes one webhook, after a question.</para>
/// </example>
/// <example>
/// <code>Get-DracoonTenantWebhook -Enabled $false | Remove-DracoonTenantWebhook -WhatIf</code>
/// <para>Shows which webhooks would be removed.</para>
/// </example>
[ApiOperation("DELETE /provisioning/webhooks/{webhook_id}")]
[Cmdlet(VerbsCommon.Remove, "DracoonTenantWebhook", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonTenantWebhookCommand : DracoonCmdlet
{
    /// <summary>The webhooks: objects, ids, names, or rows with a column TenantWebhookId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(TenantWebhookCompleter))]
    public TenantWebhookReference[] Webhook { get; set; } = Array.Empty<TenantWebhookReference>();

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireServiceSession();
        foreach (TenantWebhookReference webhook in Webhook)
        {
            await TryAsync(webhook, async () =>
            {
                (long id, string text) = await webhook.ResolveIdAsync(session, cancellationToken);
                if (ShouldProcess(text, "Remove webhook"))
                {
                    await session.TenantWebhooks.DeleteAsync(id, cancellationToken);
                }
            });
        }
    }
}
