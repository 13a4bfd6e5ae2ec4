using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;

namespace HelpWriter;

/// <summary>Writes the same help as Markdown: one page a cmdlet, and an index by area.</summary>
internal sealed class MarkdownWriter
{
    private readonly IReadOnlyList<CmdletHelp> _pages;
    private readonly Notes _notes;
    private readonly Links _links;

    public MarkdownWriter(IReadOnlyList<CmdletHelp> pages, Notes notes, Links links)
    {
        _pages = pages;
        _notes = notes;
        _links = links;
    }

    /// <summary>Writes all pages, and removes those of cmdlets that are gone.</summary>
    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (string old in Directory.GetFiles(folder, "*.md"))
        {
            File.Delete(old);
        }
        foreach (CmdletHelp page in _pages)
        {
            File.WriteAllText(Path.Combine(folder, page.Name + ".md"), Page(page));
        }
        File.WriteAllText(Path.Combine(folder, "README.md"), Index());
    }

    private string Index()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# The {_pages.Count} cmdlets\n\nMade by `./build.sh docs` from the code; a test fails when a page is stale. `Get-Help` shows the same at the prompt.\n");
        foreach (IGrouping<string, CmdletHelp> area in _pages.GroupBy(page => page.Area, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {area.Key}\n\n| Cmdlet | |\n|---|---|\n");
            foreach (CmdletHelp page in area)
            {
                text.Append(CultureInfo.InvariantCulture, $"| [{page.Name}]({page.Name}.md) | {Text(page.Summary[0]).Replace("|", "\\|", StringComparison.Ordinal)} |\n");
            }
        }
        return text.ToString();
    }

    private string Page(CmdletHelp page)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {page.Name}\n\n");
        Paragraphs(text, page.Summary.Concat(page.Remarks));
        text.Append("## Syntax\n\n");
        foreach ((CommandParameterSetInfo set, _) in page.Sets())
        {
            text.Append(CultureInfo.InvariantCulture, $"```\n{page.Name} {set}\n```\n\n");
        }

        text.Append("## Examples\n\n");
        foreach (Example example in page.Examples)
        {
            text.Append(CultureInfo.InvariantCulture, $"```powershell\n{example.Code}\n```\n\n");
            Paragraphs(text, example.Remarks);
        }

        text.Append("## Parameters\n\n");
        foreach (ParameterHelp parameter in page.Parameters)
        {
            text.Append(CultureInfo.InvariantCulture, $"### -{parameter.Name}\n\n");
            Paragraphs(text, parameter.Text);
            text.Append(CultureInfo.InvariantCulture, $"| | |\n|---|---|\n| Type | `{parameter.TypeName}` |\n| Required | {(parameter.IsMandatory ? "yes" : "no")} |\n");
            Row(text, "Position", parameter.Position < 0 ? "" : parameter.PositionText);
            Row(text, "Aliases", string.Join(", ", parameter.Aliases));
            Row(text, "Possible values", parameter.Allowed);
            Row(text, "Default", parameter.IsSwitch ? "" : parameter.Default == "None" ? "" : parameter.Default);
            Row(text, "From the pipeline", parameter.PipelineInput == "False" ? "" : parameter.PipelineInput.Replace("True (", "", StringComparison.Ordinal).TrimEnd(')'));
            Row(text, "Wildcards", parameter.TakesWildcards ? "yes" : "");
            text.Append('\n');
        }
        text.Append("The common parameters (-Verbose, -ErrorAction and so on) are those of every cmdlet.\n\n");

        text.Append("## Input\n\n");
        Paragraphs(text, page.Inputs.Any() ? page.Inputs.Select(parameter => $"`{parameter.TypeName}`: {Text(parameter.Text[0])}") : ["Nothing from the pipeline as a whole."]);
        text.Append("## Output\n\n");
        Paragraphs(text, page.Outputs.Count > 0 ? page.Outputs.Select(output => $"`{output.Name}`" + (output.Text.Count > 0 ? ": " + output.Text[0] : "")) : ["Nothing."]);
        text.Append("## Notes\n\n");
        Paragraphs(text, _notes.Of(page));
        text.Append("## See also\n\n");
        text.AppendJoin(" \u00b7 ", _links.Cmdlets(page).Select(name => $"[{name}]({name}.md)")
            .Concat(Links.Topics(page).Select(topic => $"[{topic}](../about/{topic}.help.txt)"))).Append('\n');
        return text.ToString();
    }

    private static void Row(StringBuilder text, string name, string value)
    {
        if (value.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {value} |\n");
        }
    }

    private static void Paragraphs(StringBuilder text, IEnumerable<string> paragraphs)
    {
        foreach (string paragraph in paragraphs)
        {
            text.Append(Text(paragraph)).Append("\n\n");
        }
    }

    // Two signs of Markdown that the texts have for themselves.
    private static string Text(string paragraph) => paragraph.Replace("<", "&lt;", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);
}
