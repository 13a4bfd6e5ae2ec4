using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace HelpWriter;

/// <summary>The doc comments of an assembly, by the compiler's member names (<c>T:…</c>, <c>P:…</c>).</summary>
internal sealed partial class DocComments
{
    private readonly Dictionary<string, XElement> _members;

    /// <param name="path">The module's doc comments; those of the assemblies beside it belong to them.</param>
    public DocComments(string path)
    {
        _members = Directory.GetFiles(Path.GetDirectoryName(Path.GetFullPath(path))!, "Dracoon*.xml")
            .SelectMany(file => XDocument.Load(file, LoadOptions.PreserveWhitespace).Descendants("member"))
            .GroupBy(member => (string)member.Attribute("name")!)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    }

    /// <summary>The paragraphs of one section (<c>summary</c>, <c>remarks</c>) of a member; empty when there are none.</summary>
    public IReadOnlyList<string> Paragraphs(string member, string section) =>
        _members.TryGetValue(member, out XElement? element) && element.Element(section) is { } text ? Split(text) : Array.Empty<string>();

    /// <summary>The examples of a member: what is typed, and what is said about it.</summary>
    public IReadOnlyList<Example> Examples(string member)
    {
        if (!_members.TryGetValue(member, out XElement? element))
        {
            return Array.Empty<Example>();
        }

        return element.Elements("example").Select(example => new Example(
            Dedent(string.Concat(example.Elements("code").Select(code => code.Value))),
            Split(new XElement("text", example.Nodes().Where(node => node is not XElement { Name.LocalName: "code" }))))).ToList();
    }

    private static List<string> Split(XElement section)
    {
        var paragraphs = new List<StringBuilder> { new() };
        foreach (XNode node in section.Nodes())
        {
            if (node is XElement { Name.LocalName: "para" or "item" } block)
            {
                paragraphs.Add(new StringBuilder(Text(block)));
                paragraphs.Add(new StringBuilder());
            }
            else if (node is XElement { Name.LocalName: "list" } list)
            {
                paragraphs.AddRange(list.Elements("item").Select(item => new StringBuilder("- " + Fold(Text(item)))));
                paragraphs.Add(new StringBuilder());
            }
            else
            {
                paragraphs[^1].Append(Text(node));
            }
        }

        return paragraphs.Select(paragraph => Fold(paragraph.ToString())).Where(paragraph => paragraph.Length > 0).ToList();
    }

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" } see => see.Value.Length > 0 ? see.Value : Referenced(see),
        XElement { Name.LocalName: "paramref" or "typeparamref" } name => (string?)name.Attribute("name") ?? "",
        XElement element => string.Concat(element.Nodes().Select(Text)),
        _ => "",
    };

    // "T:DracoonPS.Commands.GetDracoonUserCommand" reads as the cmdlet it is; any other member by its own name.
    private static string Referenced(XElement see)
    {
        string target = (string?)see.Attribute("cref") ?? (string?)see.Attribute("langword") ?? (string?)see.Attribute("href") ?? "";
        Match cmdlet = CmdletClass().Match(target);
        return cmdlet.Success ? $"{cmdlet.Groups[1].Value}-{cmdlet.Groups[2].Value}" : target[(target.LastIndexOfAny(['.', ':']) + 1)..];
    }

    private static string Fold(string text) => WhiteSpace().Replace(text, " ").Trim();

    private static string Dedent(string code)
    {
        string[] lines = code.Replace("\r", "", StringComparison.Ordinal).Trim('\n').TrimEnd().Split('\n');
        int margin = lines.Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join("\n", lines.Select(line => line.Length >= margin ? line[margin..].TrimEnd() : line.Trim()));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex("([A-Z][a-z]+)(Dracoon[A-Za-z0-9]*)Command$")]
    private static partial Regex CmdletClass();
}

/// <summary>One example: the lines as typed, and the paragraphs about them.</summary>
internal sealed record Example(string Code, IReadOnlyList<string> Remarks);
