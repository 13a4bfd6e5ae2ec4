using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes the names of channels of notifications.</summary>
public sealed class NotificationChannelCompleter : ListCompleter<DracoonNotificationChannel>
{
    private protected override Task<IReadOnlyList<DracoonNotificationChannel>> ListAsync(DracoonSession session, CompletionRequest request, CancellationToken cancellationToken) =>
        session.Config.GetNotificationChannelsAsync(cancellationToken);

    private protected override Candidate Describe(DracoonNotificationChannel item) => new(item.Name, FormattableString.Invariant($"channel {item.ChannelId}{(item.IsEnabled ? "" : ", disabled")}"), item.ChannelId);
}
