using System;
using System.Collections.Generic;

namespace Dracoon.Client;

/// <summary>Builds the API's sort text, <c>field:asc|field:desc</c>.</summary>
public sealed class SortBuilder
{
    private static readonly char[] Separators = { ',', '|' };
    private readonly List<string> _fields = new();

    /// <summary>Adds a field.</summary>
    /// <param name="field">The field's name in the API.</param>
    /// <param name="descending">True for the largest first.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">Not a plain word.</exception>
    public SortBuilder Add(string field, bool descending = false)
    {
        if (string.IsNullOrWhiteSpace(field) || !FilterBuilder.CanHold(field))
        {
            throw new ArgumentException("A sort field is a plain word.", nameof(field));
        }
        _fields.Add(field.Trim() + (descending ? ":desc" : ":asc"));
        return this;
    }

    /// <summary>Reads what people type: <c>name</c>, <c>name:desc</c>, <c>name:asc,createdAt:desc</c>, also with bars as the API writes it.</summary>
    /// <param name="sort">The text; null or empty adds nothing.</param>
    /// <returns>A builder with the fields.</returns>
    /// <exception cref="ArgumentException">Neither <c>asc</c> nor <c>desc</c> after the colon.</exception>
    public static SortBuilder Parse(string? sort)
    {
        var builder = new SortBuilder();
        foreach (string part in (sort ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            string[] words = part.Split(':');
            string order = words.Length > 1 ? words[1].Trim() : "asc";
            bool descending = string.Equals(order, "desc", StringComparison.OrdinalIgnoreCase);
            if (words.Length > 2 || (!descending && !string.Equals(order, "asc", StringComparison.OrdinalIgnoreCase)))
            {
                throw new ArgumentException($"'{part}' is not a sort order. Write 'field', 'field:asc' or 'field:desc'.", nameof(sort));
            }
            builder.Add(words[0], descending);
        }
        return builder;
    }

    /// <summary>The order.</summary>
    /// <returns>The API's syntax; empty when there is no field.</returns>
    public override string ToString() => string.Join("|", _fields);

    /// <summary>The order for <see cref="ListOptions.Sort"/>.</summary>
    /// <returns>The API's syntax; null when there is no field.</returns>
    public string? ToSort() => _fields.Count == 0 ? null : ToString();
}
