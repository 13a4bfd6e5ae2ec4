using System;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes the names of webhooks.</summary>
public sealed class WebhookCompleter : SearchCompleter<DracoonWebhook>
{
    private protected override PagedQuery<DracoonWebhook> List(DracoonSession session, ListOptions options) => session.Webhooks.List(options);

    private protected override Candidate Describe(DracoonWebhook item) => new(item.Name, FormattableString.Invariant($"webhook {item.WebhookId}, {string.Join(", ", item.EventTypeNames)}{(item.IsEnabled ? "" : ", disabled")}"), item.WebhookId);
}
