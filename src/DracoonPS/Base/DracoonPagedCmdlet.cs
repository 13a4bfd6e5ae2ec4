using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;

namespace DracoonPS;

/// <summary>A cmdlet that lists page by page, with -First, -Skip and -IncludeTotalCount.</summary>
/// <typeparam name="T">What it lists.</typeparam>
public abstract class DracoonPagedCmdlet<T> : DracoonCmdlet
{
    /// <summary>What the server is asked for.</summary>
    /// <param name="filter">The filter; null for none.</param>
    /// <param name="sort">The order as the user wrote it; null for the server's.</param>
    /// <param name="filteredHere">True when objects are left out on this side: then the server is asked for all.</param>
    /// <returns>The options.</returns>
    private protected ListOptions Options(string? filter, string? sort, bool filteredHere)
    {
        PagingParameters paging = PagingParameters;
        return new ListOptions
        {
            Filter = filter,
            Sort = SortBuilder.Parse(sort).ToSort(),
            Skip = filteredHere || paging is null ? 0 : paging.Skip,
            First = filteredHere || paging is null || paging.First == ulong.MaxValue ? null : paging.First,
        };
    }

    /// <summary>Emits a list while it is read.</summary>
    /// <typeparam name="TItem">What this list contains.</typeparam>
    /// <param name="query">The list.</param>
    /// <param name="matches">What is left out on this side; null when the server does it all.</param>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    /// <returns>A task.</returns>
    protected Task EmitAsync<TItem>(PagedQuery<TItem> query, Func<TItem, bool>? matches, CancellationToken cancellationToken)
        where TItem : T => EmitAsync(query, matches, null, cancellationToken);

    /// <summary>Emits a list while it is read.</summary>
    /// <typeparam name="TItem">What this list contains.</typeparam>
    /// <param name="query">The list.</param>
    /// <param name="matches">What is left out on this side; null when the server does it all.</param>
    /// <param name="complete">Gives each object what only the caller knows; null for nothing.</param>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    /// <returns>A task.</returns>
    protected async Task EmitAsync<TItem>(PagedQuery<TItem> query, Func<TItem, bool>? matches, Action<TItem>? complete, CancellationToken cancellationToken)
        where TItem : T
    {
        PagingParameters? paging = PagingParameters;
        ulong skip = matches is null || paging is null ? 0 : paging.Skip;
        ulong rest = matches is null || paging is null ? ulong.MaxValue : paging.First;
        bool more = rest > 0 && await query.MoveNextAsync(cancellationToken);
        if (paging is not null && paging.IncludeTotalCount)
        {
            WriteObject(paging.NewTotalCount((ulong)Math.Max(query.Total ?? 0, 0), query.Total is null ? 0.0 : matches is null ? 1.0 : 0.5));
        }
        while (more)
        {
            TItem item = query.Current;
            if (matches is null || matches(item))
            {
                if (skip > 0)
                {
                    skip--;
                }
                else
                {
                    complete?.Invoke(item);
                    WriteObject(item);
                    if (--rest == 0)
                    {
                        return;
                    }
                }
            }
            more = await query.MoveNextAsync(cancellationToken);
        }
    }
}
