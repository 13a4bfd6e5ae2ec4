using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace HelpWriter;

/// <summary>What to read next: the cmdlets for the same thing, those that the examples use, and the topics of the area.</summary>
internal sealed partial class Links
{
    private const int MostCmdlets = 10;

    private static readonly Dictionary<string, string[]> AreaTopics = new(StringComparer.Ordinal)
    {
        ["Connection"] = ["about_Dracoon_Authentication", "about_Dracoon_Automation"],
        ["Encryption"] = ["about_Dracoon_Encryption"],
        ["Keypairs"] = ["about_Dracoon_Encryption"],
        ["Nodes"] = ["about_Dracoon_Paths"],
        ["Rooms"] = ["about_Dracoon_Paths"],
        ["Transfers"] = ["about_Dracoon_Paths", "about_Dracoon_Encryption"],
        ["Shares"] = ["about_Dracoon_Paths"],
    };

    private readonly Uri? _project;
    private readonly HashSet<string> _names;

    /// <param name="pages">All pages.</param>
    /// <param name="project">Where the repository is; null where the manifest does not say it.</param>
    public Links(IReadOnlyList<CmdletHelp> pages, Uri? project)
    {
        _project = project;
        _names = pages.Select(page => page.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The page on the web.</summary>
    public string? OnlinePage(CmdletHelp page) => _project is null ? null : $"{_project.AbsoluteUri.TrimEnd('/')}/blob/main/docs/reference/{page.Name}.md";

    public IReadOnlyList<string> Cmdlets(CmdletHelp page)
    {
        IEnumerable<string> siblings = _names.Where(name => name.EndsWith("-" + page.Cmdlet.Noun, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal);
        IEnumerable<string> used = page.Examples.SelectMany(example => CmdletName().Matches(example.Code)).Select(match => match.Value).Where(_names.Contains);
        IEnumerable<string> named = page.Summary.Concat(page.Remarks).Concat(page.Requirements).SelectMany(text => CmdletName().Matches(text)).Select(match => match.Value).Where(_names.Contains);
        return [.. siblings.Concat(named).Concat(used).Distinct(StringComparer.OrdinalIgnoreCase).Where(name => name != page.Name).Take(MostCmdlets)];
    }

    public static IReadOnlyList<string> Topics(CmdletHelp page) => [.. AreaTopics.GetValueOrDefault(page.Area, []), "about_DracoonPS", "about_DracoonPS_Errors"];

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+-Dracoon\w*")]
    private static partial Regex CmdletName();
}
