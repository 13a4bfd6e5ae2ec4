using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Api;
using Dracoon.Client.Models;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>What removing shares of either kind has in common: up to 200 go in one request, when the input has ended.</summary>
/// <typeparam name="T">The kind of share.</typeparam>
public abstract class RemoveShareCmdlet<T> : DracoonCmdlet
    where T : DracoonShare
{
    private readonly List<(long Id, object Target)> _waiting = new();

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
            if (ShouldProcess(text, Action) && !_waiting.Exists(w => w.Id == id))
            {
                _waiting.Add((id, reference));
            }
        });
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (_waiting.Count > 0)
        {
            DracoonSession session = RequireSession();
            await BulkRequests.SendAsync(
                _waiting,
                SharesApi<T>.MaximumBulk,
                many => DeleteAsync(session, many.Select(w => w.Id), cancellationToken),
                one => DeleteAsync(session, one.Id, cancellationToken),
                (one, work) => TryAsync(one.Target, work));
        }
    }
}
