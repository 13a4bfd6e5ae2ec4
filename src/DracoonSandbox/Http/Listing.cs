using System.Globalization;
using System.Text.Json.Nodes;

namespace DracoonSandbox.Http;

/// <summary>What a list can be filtered and sorted by, and the pages of it.</summary>
/// <typeparam name="T">What the list contains.</typeparam>
internal sealed class Listing<T>
{
    public const int MaximumLimit = 500;

    private readonly Dictionary<string, (string[] Operators, Func<T, string, string, bool> Test)> _filters = [];
    private readonly Dictionary<string, Func<T, IComparable?>> _sorts = [];
    private Func<T, IComparable?>? _first;
    private readonly HashSet<string> _alternatives = [];

    /// <summary>A text: cn, sw and eq, upper and lower case alike.</summary>
    public Listing<T> Text(string name, Func<T, string?> value, params string[] operators) => Filter(name, operators, (item, op, wanted) => op switch
    {
        "eq" => string.Equals(value(item), wanted, StringComparison.OrdinalIgnoreCase),
        "sw" => (value(item) ?? "").StartsWith(wanted, StringComparison.OrdinalIgnoreCase),
        _ => (value(item) ?? "").Contains(wanted, StringComparison.OrdinalIgnoreCase),
    });

    public Listing<T> Flag(string name, Func<T, bool> value) => Filter(name, ["eq"], (item, _, wanted) => wanted switch
    {
        "true" => value(item),
        "false" => !value(item),
        _ => throw ApiError.Invalid(-80024, $"'{wanted}' is neither true nor false."),
    });

    public Listing<T> Number(string name, Func<T, long?> value, params string[] operators) => Filter(name, operators, (item, op, wanted) =>
        long.TryParse(wanted, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? op switch { "ge" => value(item) >= number, "le" => value(item) <= number, _ => value(item) == number }
            : throw ApiError.Invalid(-80024, $"'{wanted}' is no number."));

    public Listing<T> Date(string name, Func<T, DateTime?> value) => Filter(name, ["ge", "le"], (item, op, wanted) =>
        DateTime.TryParse(wanted, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out DateTime day)
            ? op == "ge" ? value(item) >= day : value(item) <= day
            : throw ApiError.Invalid(-80024, $"'{wanted}' is no date."));

    public Listing<T> Filter(string name, string[] operators, Func<T, string, string, bool> test)
    {
        _filters[name] = (operators, test);
        return this;
    }

    /// <summary>Conditions on these fields are joined by 'or', as some operations have it; all others by 'and'.</summary>
    public Listing<T> Alternatives(params string[] names)
    {
        _alternatives.UnionWith(names);
        return this;
    }

    public Listing<T> Sort(string name, Func<T, IComparable?> value)
    {
        _sorts[name] = value;
        return this;
    }

    /// <summary>What the list is sorted by before everything else, whatever the request asks for.</summary>
    public Listing<T> First(Func<T, IComparable?> value)
    {
        _first = value;
        return this;
    }

    /// <summary>The items that the request's filter fits, in the order it asks for.</summary>
    public IReadOnlyList<T> Select(HttpContext context, IEnumerable<T> all, string? defaultSort = null)
    {
        IEnumerable<T> items = all;
        List<Func<T, bool>> alternatives = [];
        foreach (string condition in Split(context.Request.Query["filter"]))
        {
            string[] words = condition.Split(':');
            if (words.Length < 3 || !_filters.TryGetValue(words[0], out var filter) || !filter.Operators.Contains(words[1]))
            {
                throw ApiError.Invalid(-80024, $"The filter '{condition}' is not supported.");
            }
            bool Fits(T item) => words.Skip(2).Any(value => filter.Test(item, words[1], value));
            if (_alternatives.Contains(words[0]))
            {
                alternatives.Add(Fits);
            }
            else
            {
                items = items.Where(Fits);
            }
        }
        if (alternatives.Count > 0)
        {
            items = items.Where(item => alternatives.Exists(fits => fits(item)));
        }
        IOrderedEnumerable<T>? ordered = _first is null ? null : items.OrderBy(_first);
        string? sort = context.Request.Query["sort"];
        foreach (string field in Split(string.IsNullOrEmpty(sort) ? defaultSort : sort))
        {
            string[] words = field.Split(':');
            if (words.Length != 2 || !_sorts.TryGetValue(words[0], out var key) || words[1] is not ("asc" or "desc"))
            {
                throw ApiError.Invalid(-80024, $"The sort order '{field}' is not supported.");
            }
            ordered = (ordered, words[1]) switch
            {
                (null, "asc") => items.OrderBy(key),
                (null, _) => items.OrderByDescending(key),
                (_, "asc") => ordered.ThenBy(key),
                _ => ordered.ThenByDescending(key),
            };
        }
        return [.. ordered ?? items];
    }

    /// <summary>The page that the request asks for.</summary>
    public static JsonObject Page(HttpContext context, IReadOnlyList<T> all, Func<T, JsonNode> write, int maximum = MaximumLimit)
    {
        int offset = Parameter(context, "offset", 0, int.MaxValue);
        int limit = Math.Min(Parameter(context, "limit", maximum, MaximumLimit), maximum);
        var items = new JsonArray();
        for (int i = offset; i < all.Count && i < offset + limit; i++)
        {
            items.Add(write(all[i]));
        }
        return new JsonObject
        {
            ["range"] = new JsonObject { ["offset"] = offset, ["limit"] = limit, ["total"] = all.Count },
            ["items"] = items,
        };
    }

    private static int Parameter(HttpContext context, string name, int absent, int maximum)
    {
        string? text = context.Request.Query[name];
        if (string.IsNullOrEmpty(text))
        {
            return absent;
        }
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= maximum
            ? number
            : throw ApiError.Invalid(-80024, $"'{name}' is '{text}'; it is at most {maximum}.");
    }

    private static string[] Split(string? text) => (text ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries);
}
