using System.Reflection;
using System.Text.Json.Nodes;

namespace DracoonSandbox.Description;

/// <summary>
/// The operations of API 5.47 and the shapes of their bodies: operations.json, the facts of the API description without its prose. The
/// sandbox holds every request against them, so that no endpoint has to check for itself what they say.
/// </summary>
internal sealed class ApiDescription
{
    private static readonly Lazy<ApiDescription> Loaded = new(Load);

    private readonly ILookup<(string Method, int Length), ApiOperation> _operations;

    private ApiDescription(JsonObject json)
    {
        Operations = [.. json["operations"]!.AsArray().Select(o => new ApiOperation(o!.AsObject())).OrderByDescending(o => o.FixedSegments)];
        Schemas = json["schemas"]!.AsObject();
        _operations = Operations.ToLookup(o => (o.Method, o.Name.Count(c => c == '/')));
    }

    public static ApiDescription Current => Loaded.Value;

    public IReadOnlyList<ApiOperation> Operations { get; }

    /// <summary>The named shapes that bodies refer to.</summary>
    public JsonObject Schemas { get; }

    /// <summary>The operation of a request; null when the API has none there.</summary>
    /// <param name="method">GET, POST, …</param>
    /// <param name="path">The path below /api/v4.</param>
    public ApiOperation? Find(string method, string path)
    {
        string[] segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return _operations[(method, segments.Length)].FirstOrDefault(o => o.Fits(segments));
    }

    private static ApiDescription Load()
    {
        using Stream resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("operations.json")!;
        return new ApiDescription(JsonNode.Parse(resource)!.AsObject());
    }
}
