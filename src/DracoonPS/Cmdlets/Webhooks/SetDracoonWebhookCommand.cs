using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security;
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
public sealed class SetDracoonWebhookCommand : DracoonCmdlet
{
    private HashSet<string> _commandLine = new();

    /// <summary>The webhooks: objects, ids, names, or rows with a column WebhookId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(WebhookCompleter))]
    public WebhookReference[] Webhook { get; set; } = Array.Empty<WebhookReference>();

    /// <summary>Another name, at most 150 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateLength(1, 150)]
    public string? Name { get; set; }

    /// <summary>The https address that events are posted to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Uri? Url { get; set; }

    /// <summary>The names of all the events, as Get-DracoonWebhookEventType lists them.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("EventTypeNames")]
    [ArgumentCompleter(typeof(WebhookEventTypeCompleter))]
    public string[]? EventType { get; set; }

    /// <summary>What messages are signed with from now on; an empty one to sign them no longer.</summary>
    [Parameter]
    public SecureString? Secret { get; set; }

    /// <summary>True to let the webhook work, false to stop it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("IsEnabled")]
    [FlagTransform]
    public bool? Enabled { get; set; }

    /// <summary>Has an example sent at once.</summary>
    [Parameter]
    public SwitchParameter SendExample { get; set; }

    /// <summary>Emits the webhooks as changed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        _commandLine = ChangeSet.CommandLine(MyInvocation.BoundParameters.Keys);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (WebhookReference webhook in Webhook)
        {
            var request = new WebhookRequest();
            ChangeSet changes = ChangeSet.For(_commandLine, MyInvocation.BoundParameters.Keys, webhook.Item is not null)
                .Take(nameof(Name), Name, value => request.Name = value)
                .Take(nameof(Url), Url, value => request.Url = value.OriginalString)
                .Take(nameof(EventType), EventType, value => request.EventTypeNames = value)
                .Take(nameof(Secret), Secret, value => request.Secret = value)
                .Take(nameof(Enabled), Enabled, value => request.IsEnabled = value)
                .Take(nameof(SendExample), () => request.TriggerExampleEvent = SendExample);
            if (changes.Names.Count == 0)
            {
                WriteWarning($"Nothing is given that would change {webhook}.");
                continue;
            }
            await TryAsync(webhook, async () =>
            {
                (long id, string text) = await webhook.ResolveIdAsync(session, cancellationToken);
                if (!ShouldProcess(text, "Set " + string.Join(", ", changes.Names)))
                {
                    return;
                }
                DracoonWebhook changed = await session.Webhooks.UpdateAsync(id, request, cancellationToken);
                if (PassThru)
                {
                    WriteObject(changed);
                }
            });
        }
    }
}
