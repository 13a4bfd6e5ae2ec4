using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Dracoon.Client;

/// <summary>
/// Builds the API's filter text, <c>field:operator:value|field:operator:value</c>. The API has no way to write a colon or a bar inside a value,
/// so such a value is refused here: it would turn into another condition. Search for a part of it and compare what comes back.
/// </summary>
public sealed class FilterBuilder
{
    private static readonly char[] Separators = { ':', '|' };
    private readonly List<string> _conditions = new();

    /// <summary>True when no condition was added.</summary>
    public bool IsEmpty => _conditions.Count == 0;

    /// <summary>True when the API's syntax can carry the value.</summary>
    /// <param name="value">A value.</param>
    /// <returns>False for a value with a colon or a bar.</returns>
    public static bool CanHold(string value) => value.IndexOfAny(Separators) < 0;

    /// <summary>The longest part of a value that a <c>cn</c> condition can carry; compare the answers with the whole value.</summary>
    /// <param name="value">A value.</param>
    /// <returns>The part; empty when there is none.</returns>
    public static string SearchablePart(string value) => value.Split(Separators).OrderByDescending(p => p.Length).First();

    /// <summary>Adds a condition.</summary>
    /// <param name="field">The field's name in the API.</param>
    /// <param name="op">The operator: <c>eq</c>, <c>cn</c>, <c>ge</c>, <c>le</c>, …</param>
    /// <param name="values">One value, or several where the API takes several (any of them).</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">No value, or a value with a colon or a bar.</exception>
    public FilterBuilder Add(string field, string op, params string[] values)
    {
        RequireWord(field, nameof(field));
        RequireWord(op, nameof(op));
        if (values is null || values.Length == 0)
        {
            throw new ArgumentException("A condition needs a value.", nameof(values));
        }
        foreach (string value in values)
        {
            if (!CanHold(value))
            {
                throw new ArgumentException($"A DRACOON filter can't contain ':' or '|' in a value ('{value}', field {field}).", nameof(values));
            }
        }
        _conditions.Add(field + ":" + op + ":" + string.Join(":", values));
        return this;
    }

    /// <summary>Adds a condition on a yes/no field.</summary>
    /// <param name="field">The field's name in the API.</param>
    /// <param name="value">The value.</param>
    /// <returns>This builder.</returns>
    public FilterBuilder Add(string field, bool value) => Add(field, "eq", value ? "true" : "false");

    /// <summary>Adds a condition on a number.</summary>
    /// <param name="field">The field's name in the API.</param>
    /// <param name="op">The operator.</param>
    /// <param name="value">The value.</param>
    /// <returns>This builder.</returns>
    public FilterBuilder Add(string field, string op, long value) => Add(field, op, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a condition on a day; the API's filters compare whole days in UTC.</summary>
    /// <param name="field">The field's name in the API.</param>
    /// <param name="op"><c>ge</c> or <c>le</c>.</param>
    /// <param name="value">A time; without a kind it is local.</param>
    /// <returns>This builder.</returns>
    public FilterBuilder AddDay(string field, string op, DateTime value) =>
        Add(field, op, value.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Adds conditions as they are, for example what a user typed.</summary>
    /// <param name="filter">Conditions in the API's syntax; null or empty adds nothing.</param>
    /// <returns>This builder.</returns>
    public FilterBuilder Raw(string? filter)
    {
        if (!string.IsNullOrWhiteSpace(filter))
        {
            _conditions.Add(filter!.Trim().Trim('|'));
        }
        return this;
    }

    /// <summary>The filter.</summary>
    /// <returns>The API's syntax; empty when there is no condition.</returns>
    public override string ToString() => string.Join("|", _conditions);

    /// <summary>The filter for <see cref="ListOptions.Filter"/>.</summary>
    /// <returns>The API's syntax; null when there is no condition.</returns>
    public string? ToFilter() => IsEmpty ? null : ToString();

    private static void RequireWord(string word, string parameter)
    {
        if (string.IsNullOrEmpty(word) || !CanHold(word))
        {
            throw new ArgumentException("A field or operator is a plain word.", parameter);
        }
    }
}
