using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace DracoonPS.UnitTests.Answers;

/// <summary>What an answer is made like.</summary>
public enum AnswerKind
{
    /// <summary>All fields, one more in every object, and in every enumeration a value that this version has never heard of.</summary>
    Newer,

    /// <summary>The mandatory fields and nothing else.</summary>
    Least,

    /// <summary>All optional fields there, and null.</summary>
    Nulls,
}

/// <summary>Makes answers out of their schemas.</summary>
internal static class AnswerMaker
{
    private const int Depth = 6; // nodes contain nodes

    public static JToken Make(JObject schema, AnswerKind kind) => Make(schema, kind, "", 0);

    private static JToken Make(JObject schema, AnswerKind kind, string name, int depth)
    {
        JObject resolved = ApiDescription.Resolve(schema);
        string type = (string?)resolved["type"] ?? (resolved.ContainsKey("properties") ? "object" : "string");
        return type switch
        {
            "object" => MakeObject(resolved, kind, depth),
            "array" => depth > Depth || resolved["items"] is not JObject items ? new JArray() : new JArray(Make(items, kind, name, depth + 1)),
            "boolean" => true,
            "integer" => kind == AnswerKind.Newer && resolved["enum"] is not null ? 99 : resolved["enum"]?.First ?? 1,
            "number" => 1.5,
            _ => Text(resolved, kind, name),
        };
    }

    private static JObject MakeObject(JObject schema, AnswerKind kind, int depth)
    {
        var made = new JObject();
        HashSet<string> mandatory = [.. (schema["required"] as JArray ?? []).Select(r => (string)r!)];
        foreach (JProperty property in (schema["properties"] as JObject ?? []).Properties())
        {
            if (kind == AnswerKind.Newer ? depth <= Depth : mandatory.Contains(property.Name))
            {
                made[property.Name] = Make((JObject)property.Value, kind, property.Name, depth + 1);
            }
            else if (kind == AnswerKind.Nulls)
            {
                made[property.Name] = null;
            }
        }
        if (kind == AnswerKind.Newer)
        {
            made["brandNew"] = new JObject { ["inside"] = new JArray(1, "two", JValue.CreateNull()) };
        }
        return made;
    }

    private static string Text(JObject schema, AnswerKind kind, string name)
    {
        if ((string?)schema["format"] == "date-time")
        {
            return "2026-01-02T03:04:05.678Z";
        }
        if (schema["enum"] is JArray words)
        {
            return kind == AnswerKind.Newer ? "brand_new" : (string)words[0]!;
        }
        return name.EndsWith("Url", System.StringComparison.Ordinal) ? "http://127.0.0.1/" : "text";
    }
}
