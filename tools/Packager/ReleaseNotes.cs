using System;
using System.Text.RegularExpressions;

namespace Packager;

/// <summary>What the changelog says of a version; of one that is not released yet, what stands under Unreleased.</summary>
internal static partial class ReleaseNotes
{
    // The gallery refuses a manifest with longer ones.
    private const int Limit = 10_000;
    private const string Rest = "\n\nThe rest is in CHANGELOG.md.";

    public static string Of(string version, string changelog)
    {
        string text = changelog.Replace("\r\n", "\n", StringComparison.Ordinal);
        string notes = Section(text, version) ?? Section(text, "Unreleased")
            ?? throw new PackException($"CHANGELOG.md has neither a section '## [{version}]' nor '## [Unreleased]' with text in it. Write what is new there.");
        return notes.Length <= Limit ? notes : notes[..notes.LastIndexOf('\n', Limit - Rest.Length)] + Rest;
    }

    private static string? Section(string text, string title)
    {
        foreach (Match heading in Heading().Matches(text))
        {
            if (heading.Groups[1].Value == title)
            {
                int start = heading.Index + heading.Length;
                Match next = Heading().Match(text, start);
                string body = text[start..(next.Success ? next.Index : text.Length)].Trim();
                return body.Length == 0 ? null : body;
            }
        }

        return null;
    }

    [GeneratedRegex(@"^## \[([^\]]+)\][^\n]*$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
