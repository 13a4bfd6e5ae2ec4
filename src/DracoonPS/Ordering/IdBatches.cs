using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Errors;

namespace DracoonPS;

/// <summary>
/// Collects ids by what they are added to or removed from, and sends them some at a time. Where the server refuses several at once, each is sent
/// alone, so that an error names the one it is about and the others are done.
/// </summary>
internal sealed class IdBatches
{
    /// <summary>How many ids go into one request.</summary>
    public const int Size = 200;

    private readonly Func<long, IReadOnlyCollection<long>, CancellationToken, Task> _send;
    private readonly Func<object, Func<Task>, Task<bool>> _attempt;
    private readonly Dictionary<long, List<(long Id, object Target)>> _waiting = new();

    /// <param name="send">Sends ids for a container.</param>
    /// <param name="attempt">Waits for the work for a target, and tells its failure.</param>
    public IdBatches(Func<long, IReadOnlyCollection<long>, CancellationToken, Task> send, Func<object, Func<Task>, Task<bool>> attempt)
    {
        _send = send;
        _attempt = attempt;
    }

    /// <summary>Takes on one id.</summary>
    /// <param name="container">The group or role.</param>
    /// <param name="id">The id.</param>
    /// <param name="target">The object, as the user named it: the target of an error.</param>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    /// <returns>A task.</returns>
    public async Task AddAsync(long container, long id, object target, CancellationToken cancellationToken)
    {
        if (!_waiting.TryGetValue(container, out List<(long Id, object Target)>? batch))
        {
            _waiting[container] = batch = new List<(long, object)>();
        }
        batch.Add((id, target));
        if (batch.Count >= Size)
        {
            await FlushAsync(container, cancellationToken);
        }
    }

    /// <summary>Sends what is left.</summary>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    /// <returns>A task.</returns>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        foreach (long container in _waiting.Keys.ToList())
        {
            await FlushAsync(container, cancellationToken);
        }
    }

    private async Task FlushAsync(long container, CancellationToken cancellationToken)
    {
        List<(long Id, object Target)> batch = _waiting[container];
        if (batch.Count == 0)
        {
            return;
        }
        _waiting[container] = new List<(long, object)>();
        if (batch.Count > 1)
        {
            try
            {
                await _send(container, batch.ConvertAll(b => b.Id), cancellationToken);
                return;
            }
            catch (DracoonApiException e) when (e.StatusCode is >= 400 and < 500 && !ErrorRecordFactory.IsTerminating(e))
            {
                // The server names nobody. One by one it has to.
            }
        }
        foreach ((long id, object target) in batch)
        {
            await _attempt(target, () => _send(container, new[] { id }, cancellationToken));
        }
    }
}
