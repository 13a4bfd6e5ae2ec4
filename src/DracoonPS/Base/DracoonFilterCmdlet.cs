using System;
using System.Management.Automation;
using Dracoon.Client;
using DracoonPS.Completion;

namespace DracoonPS;

/// <summary>A cmdlet that lists: page by page, with filter, -First, -Skip and -IncludeTotalCount. The order is the server's.</summary>
/// <typeparam name="T">What it lists.</typeparam>
public abstract class DracoonFilterCmdlet<T> : DracoonPagedCmdlet<T>
{
    /// <summary>A filter as the API writes it, such as <c>userName:cn:abc|isLocked:eq:true</c>. Other filter parameters are added to it.</summary>
    [Parameter]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(FilterCompleter))]
    public string? Filter { get; set; }

    /// <summary>The order that the user gave; null where there is none to be had.</summary>
    private protected virtual string? Order => null;

    /// <summary>What the server is asked for.</summary>
    /// <param name="filter">The filter, with what the user gave in <see cref="Filter"/>.</param>
    /// <param name="filteredHere">True when objects are left out on this side: then the server is asked for all.</param>
    /// <returns>The options.</returns>
    protected ListOptions Options(FilterBuilder filter, bool filteredHere) => Options(filter.ToFilter(), Order, filteredHere);

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
