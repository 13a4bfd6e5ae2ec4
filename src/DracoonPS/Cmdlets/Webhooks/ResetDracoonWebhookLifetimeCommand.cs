using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Lets webhooks live their whole lifetime again, from now on.</summary>
/// <remarks><para>Needs the role config manager. A webhook ends by itself; the event webhook.expiring tells of it before.</para></remarks>
/// <example>
/// <code>Reset-DracoonWebhookLifetime Alerts</code>
/// <para>Lets one webhook live on.</para>
/// </example>
/// <example>
/// <code>Get-DracoonWebhook | Where-Object ExpireAt -lt ([datetime]::Today.AddYears(2)) | Reset-DracoonWebhookLifetime -PassThru</code>
/// <para>Lets those live on that would end within two years, and shows when they end now.</para>
/// </example>
[ApiOperation("POST /settings/webhooks/{webhook_id}/reset_lifetime")]
[Cmdlet(VerbsCommon.Reset, "DracoonWebhookLifetime", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonWebhook))]
public sealed class ResetDracoonWebhookLifetimeCommand : DracoonCmdlet
{
    /// <summary>The webhooks: objects, ids, names, or rows with a column WebhookId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(WebhookCompleter))]
    public WebhookReference[] Webhook { get; set; } = Array.Empty<WebhookReference>();

    /// <summary>Emits the webhooks with their new end.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (WebhookReference webhook in Webhook)
        {
            await TryAsync(webhook, async () =>
            {
                (long id, string text) = await webhook.ResolveIdAsync(session, cancellationToken);
                if (!ShouldProcess(text, "Reset lifetime"))
                {
                    return;
                }
                DracoonWebhook changed = await session.Webhooks.ResetLifetimeAsync(id, cancellationToken);
                if (PassThru)
                {
                    WriteObject(changed);
                }
            });
        }
    }
}
