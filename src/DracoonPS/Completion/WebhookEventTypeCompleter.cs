using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes the kinds of events that webhooks can have.</summary>
public sealed class WebhookEventTypeCompleter : ListCompleter<DracoonWebhookEventType>
{
    private protected override Task<IReadOnlyList<DracoonWebhookEventType>> ListAsync(DracoonSession session, CompletionRequest request, CancellationToken cancellationToken) =>
        session.Webhooks.GetEventTypesAsync(cancellationToken);

    private protected override Candidate Describe(DracoonWebhookEventType item) => new(item.Name, item.UsableNodeWebhook ? "for rooms" : "for the whole tenant");
}
