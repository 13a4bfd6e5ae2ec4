using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;

namespace DracoonPS;

/// <summary>A cmdlet that lists: page by page, with filter, order, -First, -Skip and -IncludeTotalCount.</summary>
/// <typeparam name="T">What it lists.</typeparam>
public abstract class DracoonListCmdlet<T> : DracoonCmdlet
{
    /// <summary>A filter as the API writes it, such as <c>userName:cn:abc|isLocked:eq:true</c>. Other filter parameters are added to it.</summary>
    [Parameter]
    [NoScriptBlock]
    public string? Filter { get; set; }

    /// <summary>The order: <c>name</c>, <c>name:desc</c>, or several with commas where the API can.</summary>
    [Parameter]
    [NoScriptBlock]
    public string? Sort { get; set; }

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
            Sort = SortBuilder.Parse(Sort).ToSort(),
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
    protected async Task EmitAsync<TItem>(PagedQuery<TItem> query, Func<TItem, bool>? matches, CancellationToken cancellationToken)
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
        foreach (string name in new[] { nameof(Filter), nameof(Sort), "First", "Skip", "IncludeTotalCount" })
        {
            if (MyInvocation.BoundParameters.ContainsKey(name))
            {
                throw new ArgumentException($"-{name} is for lists and has no meaning together with {what}. Leave it out.");
            }
        }
    }
}
