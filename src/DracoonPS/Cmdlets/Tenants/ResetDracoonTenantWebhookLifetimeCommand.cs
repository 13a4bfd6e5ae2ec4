using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Lets webhooks for events of tenants live their whole lifetime again, from now on.</summary>
/// <remarks><para>Needs a session with a service token: Connect-Dracoon -ServiceToken. A webhook ends by itself; the event webhook.expiring tells of it before.</para></remarks>
/// <example>
/// <code>Reset-DracoonTenantWebhookLifetime Alerts</code>
/// <para>Lets one webhook live on.</para>
/// </example>
/// <example>
/// <code>Get-DracoonTenantWebhook | Where-Object ExpireAt -lt ([datetime]::Today.AddYears(2)) | Reset-DracoonTenantWebhookLifetime -PassThru</code>
/// <para>Lets those live on that would end within two years, and shows when they end now.</para>
/// </example>
[ApiOperation("POST /provisioning/webhooks/{webhook_id}/reset_lifetime")]
[Cmdlet(VerbsCommon.Reset, "DracoonTenantWebhookLifetime", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonTenantWebhook))]
public sealed class ResetDracoonTenantWebhookLifetimeCommand : DracoonCmdlet
{
    /// <summary>The webhooks: objects, ids, names, or rows with a column TenantWebhookId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(TenantWebhookCompleter))]
    public TenantWebhookReference[] Webhook { get; set; } = Array.Empty<TenantWebhookReference>();

    /// <summary>Emits the webhooks with their new end.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireServiceSession();
        foreach (TenantWebhookReference webhook in Webhook)
        {
            await TryAsync(webhook, async () =>
            {
                (long id, string text) = await webhook.ResolveIdAsync(session, cancellationToken);
                if (!ShouldProcess(text, "Reset lifetime"))
                {
                    return;
                }
                DracoonTenantWebhook changed = await session.TenantWebhooks.ResetLifetimeAsync(id, cancellationToken);
                if (PassThru)
                {
                    WriteObject(changed);
                }
            });
        }
    }
}
