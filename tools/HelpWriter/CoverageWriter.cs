using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace HelpWriter;

/// <summary>Writes which cmdlet serves which operation of the API, from what the cmdlets' classes say of themselves.</summary>
internal static class CoverageWriter
{
    /// <param name="pages">The module's cmdlets.</param>
    /// <param name="operations">The operations of the API.</param>
    /// <param name="file">The Markdown file.</param>
    public static void Write(IReadOnlyList<CmdletHelp> pages, ApiOperations operations, string file)
    {
        ILookup<string, string> servedBy = pages
            .SelectMany(page => page.Operations.Select(operation => (operation, page.Name)))
            .ToLookup(pair => pair.operation, pair => pair.Name, StringComparer.Ordinal);
        string[] unknown = [.. servedBy.Select(group => group.Key).Where(operation => operations.All.All(o => o.Name != operation))];
        if (unknown.Length > 0)
        {
            throw new InvalidDataException($"No such operation in the API: {string.Join(", ", unknown)}. Look at the [ApiOperation] of {servedBy[unknown[0]].First()}.");
        }
        int served = operations.All.Count(o => servedBy.Contains(o.Name));
        var text = new StringBuilder();
        text.Append("# What serves which operation\n\nMade by `./build.sh docs` from the code; a test fails when it is stale. Paths are below `/api/v4`.\n\n");
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{served} of {operations.All.Count} operations of API 5.47 have a cmdlet; `Invoke-DracoonApi` calls any of them.\n\n");
        text.Append("| Operation | Cmdlets | Since API |\n|---|---|---|\n");
        foreach ((string operation, string since) in operations.All)
        {
            text.Append("| `").Append(operation).Append("` | ")
                .AppendJoin(", ", servedBy[operation].Order(StringComparer.Ordinal).Select(name => $"`{name}`"))
                .Append(" | ").Append(since).Append(" |\n");
        }
        File.WriteAllText(file, text.ToString());
        Console.WriteLine($"{served} of {operations.All.Count} operations have a cmdlet");
    }
}
