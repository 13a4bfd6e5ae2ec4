using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace HelpWriter;

/// <summary>The operations of the API, and since which version there is each: the sandbox's description of it.</summary>
internal sealed class ApiOperations
{
    public ApiOperations()
    {
        using Stream stream = typeof(ApiOperations).Assembly.GetManifestResourceStream("operations.json")!;
        using JsonDocument description = JsonDocument.Parse(stream);
        All = [.. description.RootElement.GetProperty("operations").EnumerateArray()
            .Select(o => (o.GetProperty("operation").GetString()!, o.GetProperty("since").GetString()!))];
    }

    public IReadOnlyList<(string Name, string Since)> All { get; }
}
