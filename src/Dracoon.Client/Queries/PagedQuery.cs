using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Models;

namespace Dracoon.Client;

/// <summary>
/// A list that is read page by page while it is consumed. The next page is asked for in the background as soon as half of the current
/// one is consumed; who has consumed two pages will want more, and then two are under way. For one consumer; calls of <see cref="MoveNextAsync"/> must not overlap.
/// </summary>
/// <remarks>
/// Who removes what the list brings, while it brings it, makes the rest move up. That is seen by the total, and then the list is read again from
/// where the rest is now; what came already is not given twice. It is neither when the list gets longer meanwhile.
/// </remarks>
/// <typeparam name="T">What the list contains.</typeparam>
public sealed class PagedQuery<T> : IDisposable
{
    /// <summary>So many pages may bring what came before: others may put something in front while the list is read.</summary>
    private const int FirstCheck = 16;

    /// <summary>A list may grow while it is read, but not to twice what it was and so much more.</summary>
    private const long Growth = 100_000;

    private static readonly Page<T> Nothing = new(Array.Empty<T>(), null, null);

    private readonly Func<long, int, CancellationToken, Task<Page<T>>> _fetch;
    private readonly CancellationTokenSource _ended = new();
    private readonly Queue<(Task<Page<T>> Page, int Limit)> _asked = new();
    private readonly bool _totalIsExact;
    private readonly long _start;
    private readonly List<long> _given = new(); // what came until now, by number
    private int _nextCheck = FirstCheck;
    private HashSet<long>? _again; // the same, once some of it may come again
    private bool _isNumbered = true; // all that came
    private long _came; // with what came again
    private long _wentBack; // to what has moved up
    private long? _firstTotal;
    private Page<T> _page = Nothing;
    private int _pageSize;
    private int _pageCount;
    private int _index = -1;
    private long _offset; // behind the last page that came
    private long _askOffset; // behind the last page that was asked for
    private ulong? _remaining; // what is still to be asked for
    private bool _more = true;

    internal PagedQuery(ListOptions? options, Func<long, int, CancellationToken, Task<Page<T>>> fetch, bool totalIsExact = true)
    {
        options ??= new ListOptions();
        _fetch = fetch;
        _pageSize = options.PageSize;
        _offset = _askOffset = _start = checked((long)options.Skip);
        _remaining = options.First;
        _totalIsExact = totalIsExact;
    }

    /// <summary>The current item; valid after <see cref="MoveNextAsync"/> returned true.</summary>
    public T Current => _index >= 0 && _index < _page.Items.Count
        ? _page.Items[_index]
        : throw new InvalidOperationException("There is no current item.");

    /// <summary>How many items the whole list has, regardless of skip and first; known after the first page, where the server says so.</summary>
    public long? Total { get; private set; }

    /// <summary>Goes to the next item, asking for another page where needed.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>False at the end.</returns>
    /// <exception cref="DracoonApiException">The server refused a page.</exception>
    /// <exception cref="DracoonConnectionException">A page could not be had.</exception>
    /// <exception cref="EndlessListException">The server gives the same over and over, or more and more without an end.</exception>
    public async Task<bool> MoveNextAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (_index + 1 >= _page.Items.Count)
        {
            if (_asked.Count == 0 && !Ask())
            {
                _index = _page.Items.Count;
                return false;
            }
            Page<T> page;
            try
            {
                using (cancellationToken.Register(_ended.Cancel))
                {
                    page = await _asked.Peek().Page.ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellationToken);
            }
            catch
            {
                // What failed is asked for again only by another call, and never silently left out.
                Forget();
                throw;
            }
            int limit = _asked.Dequeue().Limit;
            if (!MovedUp(page))
            {
                Take(page, limit);
                RequireProgress();
            }
        }
        _index++;
        if (_index + 1 >= (_page.Items.Count + 1) / 2)
        {
            int ahead = _pageCount > 2 && Total is not null ? 2 : 1;
            while (_asked.Count < ahead && Ask())
            {
            }
        }
        return true;
    }

    /// <summary>Reads the rest of the list.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>All items that were not consumed yet.</returns>
    public async Task<IReadOnlyList<T>> ToListAsync(CancellationToken cancellationToken = default)
    {
        var all = new List<T>();
        while (await MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            all.Add(Current);
        }
        return all;
    }

    /// <summary>Gives up a page that is under way.</summary>
    public void Dispose()
    {
        if (!_ended.IsCancellationRequested)
        {
            _ended.Cancel();
        }
        _more = false;
    }

    internal PagedQuery<TResult> Select<TResult>(ListOptions? options, Func<T, TResult> convert) =>
        new(options, async (offset, limit, ct) =>
        {
            Page<T> page = await _fetch(offset, limit, ct).ConfigureAwait(false);
            var items = new TResult[page.Items.Count];
            for (int i = 0; i < items.Length; i++)
            {
                items[i] = convert(page.Items[i]);
            }
            return new Page<TResult>(items, page.Total, page.Limit);
        }, _totalIsExact);

    private bool Ask()
    {
        if (!_more || _remaining == 0 || (_asked.Count > 0 && _askOffset >= Total))
        {
            return false;
        }
        int limit = _remaining is ulong rest && rest < (ulong)_pageSize ? (int)rest : _pageSize;
        Task<Page<T>> page = _fetch(_askOffset, limit, _ended.Token);
        _asked.Enqueue((page, limit));
        _askOffset += limit;
        _remaining -= (ulong)limit;
        // A page that nobody comes to fetch must not end as an unobserved exception.
        _ = page.ContinueWith(static t => t.Exception, CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return true;
    }

    /// <summary>Goes back when the list has become shorter: what is next is further up by as much.</summary>
    private bool MovedUp(Page<T> page)
    {
        if (!_totalIsExact || page.Total is not long total || Total is not long before || total >= before || _offset == _start || !_isNumbered)
        {
            return false;
        }
        Total = total;
        Forget();
        long offset = Math.Max(_start, _offset - (before - Math.Max(total, 0)));
        _wentBack += _offset - offset;
        _offset = _askOffset = offset;
        _again = new HashSet<long>(_given);
        _more = true;
        return true;
    }

    /// <summary>A page without what came already.</summary>
    private Page<T> Anew(Page<T> page)
    {
        var items = new List<T>(page.Items.Count);
        foreach (T item in page.Items)
        {
            if ((item as DracoonObject)?.Identity is not long id)
            {
                _isNumbered = false;
                items.Add(item);
                continue;
            }
            _came++;
            if (_again?.Add(id) != false)
            {
                _given.Add(id);
                items.Add(item);
            }
        }
        _remaining += (ulong)(page.Items.Count - items.Count);
        return items.Count == page.Items.Count ? page : new Page<T>(items, page.Total, page.Limit);
    }

    private void Take(Page<T> page, int limit)
    {
        int count = page.Items.Count;
        if (_totalIsExact && page.Total > Total)
        {
            _again ??= new HashSet<long>(_given); // what came in between has moved others down, to where they come again
        }
        _page = Anew(page);
        _pageCount++;
        _index = -1;
        _offset += count;
        Total = page.Total ?? Total;
        _firstTotal ??= Total;
        if (page.Limit is int applied && applied > 0 && applied < limit)
        {
            // The server gives less at a time than was asked for; what is under way begins too far on.
            limit = applied;
            _pageSize = applied;
            Forget();
        }
        else if (count > limit)
        {
            _asked.Clear();
            _askOffset = _offset;
        }
        // A total that is less than what has come is false, and ends nothing.
        _more = count >= limit && !(_totalIsExact && _offset == Total);
    }

    /// <summary>
    /// A list that begins again and again, or grows as fast as it is read, would never end. It is looked through after 16 pages, and each time it has
    /// doubled, which costs little however long it is.
    /// </summary>
    private void RequireProgress()
    {
        if (_totalIsExact && _firstTotal is long first && (_offset - _start - Growth) / 2 > Math.Max(first, 0))
        {
            throw End(EndlessListException.Grows(first, _offset - _start));
        }
        if (_pageCount < _nextCheck)
        {
            return;
        }
        _nextCheck *= 2;
        int different = _again?.Count ?? new HashSet<long>(_given).Count;
        // What moved up is read again, and rightly; a server that says so each time is not believed.
        if (different < (_came - Math.Min(_wentBack, 4L * different)) / 2)
        {
            throw End(EndlessListException.Repeats(_came, different));
        }
    }

    private EndlessListException End(EndlessListException error)
    {
        Forget();
        _page = Nothing;
        _index = -1;
        _more = false;
        return error;
    }

    /// <summary>Drops what is under way: the next to be asked for is what comes behind the last page that came.</summary>
    private void Forget()
    {
        _asked.Clear();
        _remaining += (ulong)(_askOffset - _offset);
        _askOffset = _offset;
    }
}
