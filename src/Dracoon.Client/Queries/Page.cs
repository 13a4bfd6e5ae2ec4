using System.Collections.Generic;

namespace Dracoon.Client;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What the list contains.</typeparam>
internal sealed class Page<T>
{
    public Page(IReadOnlyList<T> items, long? total, int? limit)
    {
        Items = items;
        Total = total >= 0 ? total : null; // less than none is no number to go by
        Limit = limit;
    }

    public IReadOnlyList<T> Items { get; }

    /// <summary>How many items the whole list has, where the server says so.</summary>
    public long? Total { get; }

    /// <summary>The limit that the server applied; it may be lower than the one asked for.</summary>
    public int? Limit { get; }
}
