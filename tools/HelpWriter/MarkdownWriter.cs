using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;

namespace HelpWriter;

/// <summary>Writes the same help as Markdown: one page a cmdlet and an index.</summary>
internal static class MarkdownWriter
{
    public static void Write(IReadOnlyList<CmdletHelp> pages, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (CmdletHelp page in pages)
        {
            File.WriteAllText(Path.Combine(folder, page.Cmdlet.Name + ".md"), Page(page));
        }

        string index = "# Cmdlets\n\n| Cmdlet | |\n|---|---|\n"
            + string.Concat(pages.Select(page => $"| [{page.Cmdlet.Name}]({page.Cmdlet.Name}.md) | {(page.Summary.Count > 0 ? page.Summary[0] : "")} |\n"));
        File.WriteAllText(Path.Combine(folder, "README.md"), index);
    }

    private static string Page(CmdletHelp page)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {page.Cmdlet.Name}\n\n{string.Join("\n\n", page.Summary.Concat(page.Remarks))}\n\n## Syntax\n\n");
        foreach ((CommandParameterSetInfo set, _) in page.Sets())
        {
            text.Append(CultureInfo.InvariantCulture, $"```\n{page.Cmdlet.Name} {set}\n```\n\n");
        }

        text.Append("## Examples\n\n");
        foreach (Example example in page.Examples)
        {
            text.Append(CultureInfo.InvariantCulture, $"```powershell\n{example.Code}\n```\n\n");
            text.Append(string.Concat(example.Remarks.Select(remark => remark + "\n\n")));
        }

        text.Append("## Parameters\n\n");
        foreach (ParameterMetadata parameter in page.Parameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal))
        {
            ParameterSetMetadata[] sets = parameter.ParameterSets.Values.ToArray();
            string pipeline = CmdletHelp.PipelineInput(sets.Any(set => set.ValueFromPipeline), sets.Any(set => set.ValueFromPipelineByPropertyName));
            text.Append(CultureInfo.InvariantCulture, $"### -{parameter.Name} `{CmdletHelp.TypeName(parameter.ParameterType)}`\n\n");
            text.Append(CultureInfo.InvariantCulture, $"{string.Join("\n\n", page.ParameterText(parameter.Name))}\n\n");
            text.Append(CultureInfo.InvariantCulture, $"Pipeline input: {pipeline}. {(sets.All(set => set.IsMandatory) ? "Required." : "Optional.")}\n\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"## Output\n\n{(page.Outputs.Count == 0 ? "Nothing." : string.Join(", ", page.Outputs))}\n");
        return text.ToString();
    }
}
