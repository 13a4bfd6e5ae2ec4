using System.Text.Json.Nodes;

namespace DracoonSandbox.Description;

/// <summary>One operation of the API, as its description has it.</summary>
internal sealed class ApiOperation
{
    private readonly string[] _segments;

    /// <param name="json">Its entry in operations.json.</param>
    public ApiOperation(JsonObject json)
    {
        Name = (string)json["operation"]!;
        string[] words = Name.Split(' ');
        Method = words[0];
        _segments = words[1].Split('/', StringSplitOptions.RemoveEmptyEntries);
        Id = (string?)json["id"] ?? Name;
        Since = new ApiSince((string?)json["since"] ?? "4.0.0");
        Query = [.. (json["query"] as JsonArray ?? []).Select(p => p!.AsObject())];
        Body = json["body"] as JsonObject;
        IsBodyRequired = (bool?)json["bodyRequired"] == true;
    }

    /// <summary>Method and path template: <c>GET /users/{user_id}</c>.</summary>
    public string Name { get; }

    /// <summary>The name that the description gives it; method and path where it gives none.</summary>
    public string Id { get; }

    public string Method { get; }

    /// <summary>Which version of the API brought it.</summary>
    public ApiSince Since { get; }

    /// <summary>Name, type and <c>required</c> of each query parameter.</summary>
    public IReadOnlyList<JsonObject> Query { get; }

    /// <summary>The schema of the JSON body; null where there is none.</summary>
    public JsonObject? Body { get; }

    public bool IsBodyRequired { get; }

    /// <summary>How many parts of the path are fixed: of two that fit a path, the one with more is meant.</summary>
    public int FixedSegments => _segments.Count(s => s[0] != '{');

    /// <summary>The value of a parameter in a path of this operation.</summary>
    /// <param name="path">The whole path, with /api/v4.</param>
    /// <param name="parameter">The parameter's name.</param>
    public string PathValue(string? path, string parameter)
    {
        string[] segments = (path ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments[Array.IndexOf(_segments, "{" + parameter + "}") + segments.Length - _segments.Length];
    }

    /// <summary>True when a path below /api/v4 is one of this operation.</summary>
    public bool Fits(string[] path)
    {
        if (path.Length != _segments.Length)
        {
            return false;
        }
        for (int i = 0; i < path.Length; i++)
        {
            if (_segments[i][0] != '{' && _segments[i] != path[i])
            {
                return false;
            }
        }
        return true;
    }
}
