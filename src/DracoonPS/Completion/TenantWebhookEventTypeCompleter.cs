using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes the kinds of events of tenants that webhooks can have.</summary>
public sealed class TenantWebhookEventTypeCompleter : ListCompleter<DracoonWebhookEventType>
{
    private protected override bool IsForTenants => true;

    private protected override Task<IReadOnlyList<DracoonWebhookEventType>> ListAsync(DracoonSession session, CompletionRequest request, CancellationToken cancellationToken) =>
        session.TenantWebhooks.GetEventTypesAsync(cancellationToken);

    private protected override Candidate Describe(DracoonWebhookEventType item) => new(item.Name);
}
