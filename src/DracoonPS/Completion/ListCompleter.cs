using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;

namespace DracoonPS.Completion;

/// <summary>Completes with a short list, which the server gives as a whole.</summary>
/// <typeparam name="T">What it lists.</typeparam>
public abstract class ListCompleter<T> : LiveCompleter
{
    private protected abstract Task<IReadOnlyList<T>> ListAsync(DracoonSession session, CompletionRequest request, CancellationToken cancellationToken);

    private protected abstract Candidate Describe(T item);

    private protected override async Task<CompletionAnswer> AskAsync(DracoonSession session, CompletionRequest request, string part, CancellationToken cancellationToken) =>
        CompletionAnswer.Of((await ListAsync(session, request, cancellationToken).ConfigureAwait(false)).Select(Describe), true);
}
