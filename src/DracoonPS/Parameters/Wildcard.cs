using System;
using System.Linq;
using System.Management.Automation;
using Dracoon.Client;

namespace DracoonPS;

/// <summary>Names with PowerShell's wildcards, against an API that knows only 'contains'.</summary>
internal static class Wildcard
{
    private static readonly char[] Special = { '*', '?', '[', ']', '`' };

    public static WildcardPattern Pattern(string text) => WildcardPattern.Get(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);

    /// <summary>Whether a name fits a pattern.</summary>
    public static System.Func<string, bool> MatcherOf(string pattern) => Pattern(pattern).IsMatch;

    public static bool Has(string text) => WildcardPattern.ContainsWildcardCharacters(text);

    /// <summary>Adds what the server can do of a pattern to a filter.</summary>
    /// <returns>What is left to do here.</returns>
    public static Func<T, bool> AddTo<T>(FilterBuilder filter, string field, string pattern, Func<T, string?> value)
    {
        string part = CommonPart(pattern);
        if (part.Length > 0)
        {
            filter.Add(field, "cn", part);
        }
        WildcardPattern wildcard = Pattern(pattern);
        return item => wildcard.IsMatch(value(item) ?? "");
    }

    /// <summary>The longest part of a pattern that every match contains, as far as a filter can carry it; empty when there is none.</summary>
    public static string CommonPart(string text)
    {
        if (text.IndexOf('[') >= 0)
        {
            text = text.Substring(0, text.IndexOf('['));
        }
        return text.Split(Special).Select(FilterBuilder.SearchablePart).OrderByDescending(p => p.Length).First();
    }
}
