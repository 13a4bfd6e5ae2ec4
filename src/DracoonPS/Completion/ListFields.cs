using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Dracoon.Client;

namespace DracoonPS.Completion;

/// <summary>What the lists of the API can be filtered and sorted by: list-fields.txt.</summary>
internal sealed class ListFields
{
    private static readonly Lazy<Dictionary<string, ListFields>> Lists = new(Load);
    private static readonly char[] Blank = { ' ' };

    /// <summary>The fields that can be filtered by.</summary>
    public List<FilterField> Filter { get; } = new();

    /// <summary>The fields that can be sorted by.</summary>
    public List<string> Sort { get; } = new();

    /// <summary>The lists that a cmdlet reads.</summary>
    public static IEnumerable<ListFields> Of(Type cmdlet) => cmdlet.GetCustomAttributes<ApiOperationAttribute>(false).Select(a => a.Operation)
        .Concat(new[] { cmdlet.Name }).Where(Lists.Value.ContainsKey).Select(name => Lists.Value[name]);

    private static Dictionary<string, ListFields> Load()
    {
        var lists = new Dictionary<string, ListFields>(StringComparer.Ordinal);
        using Stream resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("list-fields.txt")!;
        using var reader = new StreamReader(resource);
        ListFields current = new();
        while (reader.ReadLine() is string line)
        {
            string[] words = line.Split(Blank, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0][0] == '#')
            {
                continue;
            }
            switch (words[0])
            {
                case "filter":
                    current.Filter.Add(new FilterField(words[1], words[2].Split(','), words[3]));
                    break;
                case "sort":
                    current.Sort.AddRange(words.Skip(1));
                    break;
                default:
                    lists[line.Trim()] = current = new ListFields();
                    break;
            }
        }
        return lists;
    }
}

/// <summary>A field that a list can be filtered by.</summary>
internal sealed class FilterField
{
    private static readonly string[] Kinds = { "text", "number", "date" };

    public FilterField(string name, string[] operators, string values)
    {
        Name = name;
        Operators = operators;
        ValueKind = values.IndexOf(',') >= 0 ? "one of " + values.Replace(",", ", ") : values;
        Words = Kinds.Contains(values) ? Array.Empty<string>() : values.Split(',');
    }

    public string Name { get; }

    public IReadOnlyList<string> Operators { get; }

    /// <summary>The words that a value can be; none where it is something else.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>What a value is, for people.</summary>
    public string ValueKind { get; }
}
