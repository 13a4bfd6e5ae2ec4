using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>What removing shares of either kind has in common: up to 200 go in one request, when the input has ended.</summary>
/// <typeparam name="T">The kind of share.</typeparam>
public abstract class RemoveShareCmdlet<T> : DracoonCmdlet
    where T : DracoonShare
{
    private readonly Batches<bool, long> _shares = new();
    private readonly HashSet<long> _ids = new();

    private protected abstract string Action { get; }

    private protected abstract Task DeleteAsync(DracoonSession session, long id, CancellationToken cancellationToken);

    private protected abstract Task DeleteAsync(DracoonSession session, IEnumerable<long> ids, CancellationToken cancellationToken);

    /// <summary>Asks, and keeps the share for the end.</summary>
    private protected async Task RemoveAsync(ShareReferenceBase<T> reference, CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(reference, async () =>
        {
            (long id, string text) = await reference.ResolveIdAsync(session, cancellationToken);
            if (!_ids.Contains(id) && ShouldProcess(text, Action))
            {
                _ids.Add(id);
                _shares.Add(true, reference, id);
            }
        });
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) => _shares.SendAsync(TryAsync,
        (_, ids, cancel) => ids.Count == 1 ? DeleteAsync(RequireSession(), ids[0], cancel) : DeleteAsync(RequireSession(), ids, cancel), cancellationToken);
}
