using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.Json;

namespace HelpWriter;

/// <summary>Writes which cmdlet serves which operation of the API, from what the cmdlets' classes say of themselves.</summary>
internal static class CoverageWriter
{
    /// <param name="cmdlets">The module's cmdlets.</param>
    /// <param name="operationsFile">The operations of the API: src/DracoonSandbox/Description/operations.json.</param>
    /// <param name="file">The Markdown file.</param>
    public static void Write(IReadOnlyList<CmdletInfo> cmdlets, string operationsFile, string file)
    {
        using JsonDocument description = JsonDocument.Parse(File.ReadAllBytes(operationsFile));
        List<(string Operation, string Since)> operations = [.. description.RootElement.GetProperty("operations").EnumerateArray()
            .Select(o => (o.GetProperty("operation").GetString()!, o.GetProperty("since").GetString()!))];
        ILookup<string, string> servedBy = cmdlets
            .SelectMany(cmdlet => Operations(cmdlet).Select(operation => (operation, cmdlet.Name)))
            .ToLookup(pair => pair.operation, pair => pair.Name, StringComparer.Ordinal);
        string[] unknown = [.. servedBy.Select(group => group.Key).Where(operation => operations.All(o => o.Operation != operation))];
        if (unknown.Length > 0)
        {
            throw new InvalidDataException($"No such operation in the API: {string.Join(", ", unknown)}. Look at the [ApiOperation] of {servedBy[unknown[0]].First()}.");
        }
        int served = operations.Count(o => servedBy.Contains(o.Operation));
        var text = new StringBuilder();
        text.Append("# What serves which operation\n\nMade by `./build.sh docs` from the code; a test fails when it is stale. Paths are below `/api/v4`.\n\n");
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{served} of {operations.Count} operations of API 5.47 have a cmdlet; `Invoke-DracoonApi` calls any of them.\n\n");
        text.Append("| Operation | Cmdlets | Since API |\n|---|---|---|\n");
        foreach ((string operation, string since) in operations)
        {
            text.Append("| `").Append(operation).Append("` | ")
                .AppendJoin(", ", servedBy[operation].Order(StringComparer.Ordinal).Select(name => $"`{name}`"))
                .Append(" | ").Append(since).Append(" |\n");
        }
        File.WriteAllText(file, text.ToString());
        Console.WriteLine($"{served} of {operations.Count} operations have a cmdlet");
    }

    /// <summary>The operations in a cmdlet's attributes, by name: the module lies in a load context of its own.</summary>
    private static IEnumerable<string> Operations(CmdletInfo cmdlet) => cmdlet.ImplementingType.GetCustomAttributesData()
        .Where(a => a.AttributeType.Name == "ApiOperationAttribute").Select(a => (string)a.ConstructorArguments[0].Value!);
}
