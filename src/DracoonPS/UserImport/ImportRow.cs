using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace DracoonPS.UserImport;

/// <summary>The cells of one row, by the names of the parameters of New-DracoonUser. An empty cell is a value that was not given.</summary>
internal sealed class ImportRow
{
    /// <summary>What a row may have, with other words for it.</summary>
    private static readonly Dictionary<string, string[]> Columns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["FirstName"] = Array.Empty<string>(),
        ["LastName"] = Array.Empty<string>(),
        ["UserName"] = Array.Empty<string>(),
        ["Email"] = Array.Empty<string>(),
        ["Phone"] = Array.Empty<string>(),
        ["Language"] = Array.Empty<string>(),
        ["ExpireAt"] = Array.Empty<string>(),
        ["Locked"] = new[] { "IsLocked" },
        ["AuthMethod"] = Array.Empty<string>(),
        ["Login"] = Array.Empty<string>(),
        ["ProviderId"] = Array.Empty<string>(),
        ["OpenIdProvider"] = new[] { "OidcId" },
        ["AdProvider"] = new[] { "AdId" },
        ["EnforceMfa"] = new[] { "MfaEnforced" },
        ["NonmemberViewer"] = Array.Empty<string>(),
        ["Notify"] = Array.Empty<string>(),
        ["Group"] = new[] { "Groups" },
    };

    private readonly Dictionary<string, string> _cells;
    private readonly IReadOnlyDictionary<string, string> _mapping;

    /// <param name="number">The number of the row, from 1.</param>
    /// <param name="cells">Column and text; the names compare without case.</param>
    /// <param name="mapping">Which column stands for which parameter, where the names differ.</param>
    public ImportRow(int number, Dictionary<string, string> cells, IReadOnlyDictionary<string, string> mapping)
    {
        Number = number;
        _cells = cells;
        _mapping = mapping;
    }

    public int Number { get; }

    /// <summary>The name that finds the user: the user name, or the e-mail address, which is the user name then.</summary>
    public string Name => Text("UserName") ?? Text("Email") ?? "";

    /// <summary>The groups, with semicolons or bars between them.</summary>
    public IEnumerable<string> Groups => (Text("Group") ?? "").Split(';', '|').Select(name => name.Trim()).Where(name => name.Length > 0);

    /// <summary>True for what can be imported.</summary>
    public static bool IsColumn(string name) => Columns.ContainsKey(name);

    /// <summary>The columns that mean nothing here.</summary>
    public IEnumerable<string> UnknownColumns() =>
        _cells.Keys.Where(column => !_mapping.Values.Contains(column, StringComparer.OrdinalIgnoreCase)
            && !Columns.Any(known => string.Equals(known.Key, column, StringComparison.OrdinalIgnoreCase) || known.Value.Contains(column, StringComparer.OrdinalIgnoreCase)));

    public string? Text(string name)
    {
        IEnumerable<string> candidates = _mapping.TryGetValue(name, out string? mapped) ? new[] { mapped } : Columns[name].Prepend(name);
        return candidates.Select(column => _cells.TryGetValue(column, out string? text) ? text.Trim() : "").FirstOrDefault(text => text.Length > 0);
    }

    /// <exception cref="ArgumentException">Neither yes nor no.</exception>
    public bool? Flag(string name) => Text(name)?.ToUpperInvariant() switch
    {
        null => null,
        "TRUE" or "YES" or "1" => true,
        "FALSE" or "NO" or "0" => false,
        _ => throw new ArgumentException($"'{Text(name)}' in column {name} is neither true nor false."),
    };

    /// <exception cref="ArgumentException">No number.</exception>
    public long? Number64(string name) => Text(name) is not string text ? null
        : LanguagePrimitives.TryConvertTo(text, out long number) ? number : throw new ArgumentException($"'{text}' in column {name} is no number.");

    /// <exception cref="ArgumentException">No time.</exception>
    public DateTime? Time(string name) => Text(name) is not string text ? null
        : RowTime.Parse(text) is DateTime time ? RowTime.InRow(time) : throw new ArgumentException($"'{text}' in column {name} is no time. Write it as 2027-12-31.");

    /// <exception cref="ArgumentException">No way to sign in.</exception>
    public string? AuthMethod() => AuthMethodTransformAttribute.ApiName(Text("AuthMethod") ?? "");
}
