using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Dracoon.Client.Api;

/// <summary>Finds the one thing of a list that has a name; upper and lower case are the same.</summary>
internal static class NameLookup
{
    /// <summary>Searches a list whose filter can narrow it down by name.</summary>
    public static async Task<T> FindAsync<T>(Func<ListOptions, PagedQuery<T>> list, string field, string kind, string name, Func<T, string> nameOf, Func<T, long> idOf,
        CancellationToken cancellationToken)
    {
        // The filter is for 'contains' and can't carry every character, so what comes back is compared.
        string part = FilterBuilder.SearchablePart(name);
        using PagedQuery<T> found = list(new ListOptions { Filter = part.Length > 0 ? new FilterBuilder().Add(field, "cn", part).ToFilter() : null });
        return Only(await found.ToListAsync(cancellationToken).ConfigureAwait(false), kind, name, nameOf, idOf);
    }

    /// <summary>Searches a list that came whole.</summary>
    /// <exception cref="DracoonReferenceException">None has the name, or several do.</exception>
    public static T Only<T>(IEnumerable<T> all, string kind, string name, Func<T, string> nameOf, Func<T, long> idOf)
    {
        List<T> matches = all.Where(item => string.Equals(nameOf(item), name, StringComparison.OrdinalIgnoreCase)).ToList();
        return matches.Count switch
        {
            1 => matches[0],
            0 => throw new DracoonReferenceException(ReferenceFailure.NotFound, kind, name),
            _ => throw new DracoonReferenceException(ReferenceFailure.Ambiguous, kind, name, matches.Select(idOf).ToList()),
        };
    }
}
