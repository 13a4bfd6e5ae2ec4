using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes the kinds of events that the signed-in user can hear of.</summary>
public sealed class NotificationEventCompleter : ListCompleter<DracoonNotificationConfig>
{
    private protected override async Task<IReadOnlyList<DracoonNotificationConfig>> ListAsync(DracoonSession session, CompletionRequest request, CancellationToken cancellationToken) =>
        (await session.Notifications.ListAsync(cancellationToken).ConfigureAwait(false)).GroupBy(c => c.EventTypeName).Select(g => g.First()).ToList();

    private protected override Candidate Describe(DracoonNotificationConfig item) => new(item.EventTypeName);
}
