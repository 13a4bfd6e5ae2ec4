using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Errors;

namespace DracoonPS.Ordering;

/// <summary>
/// Collects what the pipeline brings, and does it in few requests when all of it is there. Not earlier: the list that brings it is read page by
/// page, and would lose what moves up meanwhile. When the server refuses a request for several, each is tried by itself, so that the error names
/// the one that it is about and the others are done.
/// </summary>
/// <typeparam name="TKey">What all of one request have in common.</typeparam>
/// <typeparam name="TItem">What is collected.</typeparam>
internal sealed class Batches<TKey, TItem>
    where TKey : notnull
{
    /// <summary>The most that one request names; what the API documents for those that have a limit.</summary>
    public const int MaximumCount = 200;

    private readonly List<TKey> _order = new();
    private readonly Dictionary<TKey, List<(object Target, TItem Item)>> _items = new();

    /// <summary>Takes something on.</summary>
    /// <param name="key">What it has in common with others of its request.</param>
    /// <param name="target">The object, as the user named it: the target of an error.</param>
    /// <param name="item">The object.</param>
    public void Add(TKey key, object target, TItem item)
    {
        if (!_items.TryGetValue(key, out List<(object, TItem)>? list))
        {
            _items[key] = list = new List<(object, TItem)>();
            _order.Add(key);
        }
        list.Add((target, item));
    }

    /// <summary>Does all of it.</summary>
    /// <param name="attempt">Waits for the work for a target, and tells its failure.</param>
    /// <param name="send">Does one request.</param>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    /// <returns>A task.</returns>
    public async Task SendAsync(Func<object, Func<Task>, Task<bool>> attempt, Func<TKey, IReadOnlyList<TItem>, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        foreach (TKey key in _order)
        {
            List<(object Target, TItem Item)> list = _items[key];
            for (int start = 0; start < list.Count; start += MaximumCount)
            {
                List<(object Target, TItem Item)> some = list.GetRange(start, Math.Min(MaximumCount, list.Count - start));
                cancellationToken.ThrowIfCancellationRequested();
                if (some.Count > 1 && await TrySendAsync(key, some, send, cancellationToken))
                {
                    continue;
                }
                foreach ((object target, TItem item) in some)
                {
                    await attempt(target, () => send(key, new[] { item }, cancellationToken));
                }
            }
        }
        _order.Clear();
        _items.Clear();
    }

    /// <returns>False when the server refused: because of one of them, or of all.</returns>
    private static async Task<bool> TrySendAsync(TKey key, List<(object Target, TItem Item)> some, Func<TKey, IReadOnlyList<TItem>, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        try
        {
            await send(key, some.Select(s => s.Item).ToList(), cancellationToken);
            return true;
        }
        catch (DracoonApiException e) when (e.StatusCode is >= 400 and < 500 && !ErrorRecordFactory.IsTerminating(e))
        {
            return false;
        }
    }
}
