using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace DracoonPS.UnitTests.Answers;

/// <summary>The operations of the API and the shapes of their answers: the sandbox's table.</summary>
internal static class ApiDescription
{
    private static readonly JObject Json = JObject.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "operations.json")));

    public static IReadOnlyDictionary<string, JObject> Operations { get; } =
        Json["operations"]!.Cast<JObject>().ToDictionary(o => (string)o["operation"]!, StringComparer.Ordinal);

    /// <summary>The operation of a request.</summary>
    /// <param name="method">GET, POST, …</param>
    /// <param name="path">The path below /api/v4.</param>
    public static JObject? Find(string method, string path)
    {
        string[] segments = path.Split('/');
        return Operations.Values
            .Where(o => Fits(((string)o["operation"]!).Split(' '), method, segments))
            .OrderBy(o => ((string)o["operation"]!).Count(c => c == '{')).FirstOrDefault();
    }

    /// <summary>Status and schema of an operation's success; the schema is null where the answer is no JSON.</summary>
    public static (int Status, JObject? Schema) Answer(JObject operation)
    {
        JProperty answer = ((JObject)operation["answers"]!).Properties().OrderBy(p => p.Value.Type == JTokenType.Null).ThenBy(p => p.Name == "204").First();
        return (int.Parse(answer.Name, System.Globalization.CultureInfo.InvariantCulture), answer.Value as JObject);
    }

    public static JObject Resolve(JObject schema)
    {
        while ((string?)schema["$ref"] is string name)
        {
            schema = (JObject)Json["schemas"]![name]!;
        }
        return schema;
    }

    private static bool Fits(string[] operation, string method, string[] path)
    {
        string[] template = operation[1].Split('/');
        return operation[0] == method && template.Length == path.Length
            && template.Zip(path).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
    }
}
