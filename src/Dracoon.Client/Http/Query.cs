using System;
using System.Globalization;
using System.Text;

namespace Dracoon.Client.Http;

/// <summary>A query string: only what has a value, each value encoded.</summary>
internal sealed class Query
{
    private readonly StringBuilder _text = new();

    public static Query Page(ListOptions? options, long offset, int limit) =>
        new Query().Add("offset", offset).Add("limit", limit).Add("filter", options?.Filter).Add("sort", options?.Sort);

    public Query Add(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _text.Append(_text.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value!));
        }
        return this;
    }

    public Query Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public Query Add(string name, bool? value) => Add(name, value is bool b ? b ? "true" : "false" : null);

    public override string ToString() => _text.ToString();
}
