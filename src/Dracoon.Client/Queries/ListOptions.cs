using System;

namespace Dracoon.Client;

/// <summary>Which part of a list is asked for, and in which order.</summary>
public sealed class ListOptions
{
    /// <summary>The most items that DRACOON gives in one page.</summary>
    public const int MaximumPageSize = 500;

    private int _pageSize = MaximumPageSize;

    /// <summary>The filter as the API writes it (<c>userName:cn:abc|isLocked:eq:true</c>); see <see cref="FilterBuilder"/>.</summary>
    public string? Filter { get; set; }

    /// <summary>The order as the API writes it (<c>userName:asc</c>); see <see cref="SortBuilder"/>.</summary>
    public string? Sort { get; set; }

    /// <summary>How many items to leave out at the start.</summary>
    public ulong Skip { get; set; }

    /// <summary>How many items to give at most; null for all.</summary>
    public ulong? First { get; set; }

    /// <summary>Items a page, 1 to 500.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1 or more than 500.</exception>
    public int PageSize
    {
        get => _pageSize;
        set => _pageSize = value is >= 1 and <= MaximumPageSize
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A page has 1 to 500 items.");
    }
}
