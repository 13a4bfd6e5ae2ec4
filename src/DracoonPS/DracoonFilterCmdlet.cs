using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;

namespace DracoonPS;

/// <summary>A cmdlet that lists: page by page, with filter, -First, -Skip and -IncludeTotalCount. The order is the server's.</summary>
/// <typeparam name="T">What it lists.</typeparam>
public abstract class DracoonFilterCmdlet<T> : DracoonCmdlet
{
    /// <summary>A filter as the API writes it, such as <c>userName:cn:abc|isLocked:eq:true</c>. Other filter parameters are added to it.</summary>
    [Parameter]
    [NoScriptBlock]
    public string? Filter { get; set; }

    /// <summary>The order that the user gave; null where there is none to be had.</summary>
    private protected virtual string? Order => null;

    /// <summary>What the server is asked for.</summary>
    /// <param name="filter">The filter, with what the user gave in <see cref="Filter"/>.</param>
    /// <param name="filteredHere">True when objects are left out on this side: then the server is asked for all.</param>
    /// <returns>The options.</returns>
    protected ListOptions Options(FilterBuilder filter, bool filteredHere)
    {
        PagingParameters paging = PagingParameters;
        return new ListOptions
        {
            Filter = filter.ToFilter(),
            Sort = SortBuilder.Parse(Order).ToSort(),
            Skip = filteredHere || paging is null ? 0 : paging.Skip,
            First = filteredHere || paging is null || paging.First == ulong.MaxValue ? null : paging.First,
        };
    }

    /// <summary>Emits a list while it is read.</summary>
    /// <param name="query">The list.</param>
    /// <param name="matches">What is left out on this side; null when the server does it all.</param>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    /// <returns>A task.</returns>
    protected Task EmitAsync(PagedQuery<T> query, Func<T, bool>? matches, CancellationToken cancellationToken) => EmitAsync(query, matches, null, cancellationToken);

    /// <summary>Emits a list while it is read.</summary>
    /// <param name="query">The list.</param>
    /// <param name="matches">What is left out on this side; null when the server does it all.</param>
    /// <param name="complete">Gives each object what only the caller knows; null for nothing.</param>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    /// <returns>A task.</returns>
    protected async Task EmitAsync(PagedQuery<T> query, Func<T, bool>? matches, Action<T>? complete, CancellationToken cancellationToken)
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
            T item = query.Current;
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

    /// <summary>Refuses what chooses from a list, where objects are named: it would be ignored without a word.</summary>
    /// <param name="what">What is named, for the message: <c>-User</c>.</param>
    /// <exception cref="ArgumentException">One of these parameters is given.</exception>
    protected void RequireNoListing(string what)
    {
        foreach (string name in new[] { nameof(Filter), "Sort", "First", "Skip", "IncludeTotalCount" })
        {
            if (MyInvocation.BoundParameters.ContainsKey(name))
            {
                throw new ArgumentException($"-{name} is for lists and has no meaning together with {what}. Leave it out.");
            }
        }
    }
}
