using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes the kinds of events of the log.</summary>
public sealed class EventOperationCompleter : ListCompleter<DracoonEventOperation>
{
    private protected override async Task<IReadOnlyList<DracoonEventOperation>> ListAsync(DracoonSession session, CompletionRequest request, CancellationToken cancellationToken) =>
        (await session.EventLog.GetOperationsAsync(null, cancellationToken).ConfigureAwait(false)).Operations;

    private protected override Candidate Describe(DracoonEventOperation item) => new(item.Name, FormattableString.Invariant($"operation {item.OperationId}{(item.IsDeprecated ? ", no more written" : "")}"));
}
