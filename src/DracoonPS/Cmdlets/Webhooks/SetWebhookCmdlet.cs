using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>What changing webhooks of either kind has in common.</summary>
/// <typeparam name="TWebhook">The kind of webhook.</typeparam>
/// <typeparam name="TReference">How a parameter names it.</typeparam>
public abstract class SetWebhookCmdlet<TWebhook, TReference> : ChangeCmdlet
    where TWebhook : DracoonWebhookBase
    where TReference : ItemReference<TWebhook>
{
    /// <summary>Another name, at most 150 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateLength(1, 150)]
    public string? Name { get; set; }

    /// <summary>The https address that events are posted to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Uri? Url { get; set; }

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

    private protected abstract Task<TWebhook> UpdateAsync(DracoonSession session, long id, WebhookRequest request, CancellationToken cancellationToken);

    /// <summary>Changes webhooks as the parameters say.</summary>
    /// <param name="session">The session.</param>
    /// <param name="webhooks">The parameter Webhook.</param>
    /// <param name="eventTypes">The parameter EventType.</param>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    private protected async Task ChangeAsync(DracoonSession session, TReference[] webhooks, string[]? eventTypes, CancellationToken cancellationToken)
    {
        foreach (TReference webhook in webhooks)
        {
            var request = new WebhookRequest();
            ChangeSet changes = Changes(webhook.Item is not null)
                .Take(nameof(Name), Name, value => request.Name = value)
                .Take(nameof(Url), Url, value => request.Url = value.OriginalString)
                .Take("EventType", eventTypes, value => request.EventTypeNames = value)
                .Take(nameof(Secret), Secret, value => request.Secret = value)
                .Take(nameof(Enabled), Enabled, value => request.IsEnabled = value)
                .Take(nameof(SendExample), () => request.TriggerExampleEvent = SendExample);
            await ChangeAsync(webhook, changes, () => webhook.ResolveIdAsync(session, cancellationToken), id => UpdateAsync(session, id, request, cancellationToken));
        }
    }
}
