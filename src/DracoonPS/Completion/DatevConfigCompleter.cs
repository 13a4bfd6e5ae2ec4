using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes the numbers of configurations of DATEV.</summary>
public sealed class DatevConfigCompleter : ListCompleter<DracoonDatevConfig>
{
    private protected override async Task<IReadOnlyList<DracoonDatevConfig>> ListAsync(DracoonSession session, CompletionRequest request, CancellationToken cancellationToken)
    {
        IReadOnlyList<DracoonDatevConfig>[] both = await Task.WhenAll(
            session.Datev.ListAsync(DatevIntegration.Duo, null, cancellationToken), session.Datev.ListAsync(DatevIntegration.Mst, null, cancellationToken)).ConfigureAwait(false);
        return both.SelectMany(list => list).ToList();
    }

    private protected override Candidate Describe(DracoonDatevConfig item) =>
        new(FormattableString.Invariant($"{item.DatevConfigId}"), FormattableString.Invariant($"DATEV {item.Integration}, room {item.RoomId}, consultant {item.ConsultantId}, client {item.ClientId}"), item.DatevConfigId);
}
