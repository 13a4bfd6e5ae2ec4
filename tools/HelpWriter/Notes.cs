using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace HelpWriter;

/// <summary>The notes of a page: what it takes, and which operations of the API it calls since which version.</summary>
internal sealed class Notes
{
    private readonly Dictionary<string, string> _since;

    public Notes(ApiOperations operations) => _since = operations.All.ToDictionary(operation => operation.Name, operation => operation.Since, StringComparer.Ordinal);

    public IReadOnlyList<string> Of(CmdletHelp page)
    {
        List<string> notes = [.. page.Requirements];
        if (page.Operations.Count > 0)
        {
            notes.Add("Calls " + string.Join(", ", page.Operations.Select(operation => $"{operation} (API {Since(operation)})")) + ".");
        }
        else
        {
            notes.Add("Calls no operation of the API of its own.");
        }
        return notes;
    }

    private string Since(string operation) => _since.TryGetValue(operation, out string? since)
        ? since.StartsWith("after", StringComparison.Ordinal) ? since : since + " and later"
        : throw new InvalidDataException($"No such operation in the API: {operation}.");
}
