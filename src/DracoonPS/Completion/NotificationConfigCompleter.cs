using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes the numbers of the signed-in user's settings of notifications.</summary>
public sealed class NotificationConfigCompleter : ListCompleter<DracoonNotificationConfig>
{
    private protected override Task<IReadOnlyList<DracoonNotificationConfig>> ListAsync(DracoonSession session, CompletionRequest request, CancellationToken cancellationToken) =>
        session.Notifications.ListWithScopesAsync(cancellationToken);

    private protected override Candidate Describe(DracoonNotificationConfig item) => new(item.EventTypeName, $"{item.ScopeName}, {(item.IsEnabled ? "on" : "off")}", item.ConfigId);
}
