using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes what notifications are about.</summary>
public sealed class NotificationScopeCompleter : ListCompleter<DracoonNotificationScope>
{
    private protected override Task<IReadOnlyList<DracoonNotificationScope>> ListAsync(DracoonSession session, CompletionRequest request, CancellationToken cancellationToken) =>
        session.Notifications.ListScopesAsync(cancellationToken);

    private protected override Candidate Describe(DracoonNotificationScope item) => new(item.Name);
}
