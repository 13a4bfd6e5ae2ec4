using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DracoonSandbox.Description;

/// <summary>Holds a JSON value against a schema: fields that must be there, fields that must not, types, enumerations, limits.</summary>
internal static class SchemaCheck
{
    /// <returns>What is wrong, for people; null when nothing is.</returns>
    public static string? Problem(JsonNode? value, JsonObject schema, string where)
    {
        JsonObject resolved = Resolve(schema);
        if (value is null)
        {
            return null; // an explicit null removes, where a field is not mandatory
        }
        string type = (string?)resolved["type"] ?? (resolved.ContainsKey("properties") ? "object" : "");
        return type switch
        {
            "object" => value is JsonObject o ? ObjectProblem(o, resolved, where) : $"'{where}' is no object.",
            "array" => value is JsonArray items ? ArrayProblem(items, resolved, where) : $"'{where}' is no array.",
            "string" => TextProblem(value, resolved, where),
            "boolean" => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? null : $"'{where}' is neither true nor false.",
            "integer" or "number" => NumberProblem(value, resolved, where, type),
            _ => null,
        };
    }

    private static JsonObject Resolve(JsonObject schema)
    {
        while ((string?)schema["$ref"] is string name)
        {
            schema = ApiDescription.Current.Schemas[name]!.AsObject();
        }
        return schema;
    }

    private static string? ObjectProblem(JsonObject value, JsonObject schema, string where)
    {
        string prefix = where.Length == 0 ? "" : where + ".";
        foreach (JsonNode? name in schema["required"] as JsonArray ?? [])
        {
            if (value[(string)name!] is null)
            {
                return $"'{prefix}{name}' is mandatory.";
            }
        }
        if (schema["properties"] is not JsonObject properties)
        {
            return null;
        }
        foreach ((string name, JsonNode? field) in value)
        {
            string? problem = properties[name] is JsonObject wanted ? Problem(field, wanted, prefix + name)
                : schema.ContainsKey("additionalProperties") ? null : $"'{prefix}{name}' is not known.";
            if (problem is not null)
            {
                return problem;
            }
        }
        return null;
    }

    private static string? ArrayProblem(JsonArray items, JsonObject schema, string where) =>
        schema["items"] is not JsonObject wanted ? null
            : items.Select(item => item is null ? $"'{where}' contains null." : Problem(item, wanted, where + "[]")).FirstOrDefault(p => p is not null);

    private static string? TextProblem(JsonNode value, JsonObject schema, string where)
    {
        if (value.GetValueKind() != JsonValueKind.String)
        {
            return $"'{where}' is no text.";
        }
        string text = (string)value!;
        if (schema["enum"] is JsonArray words && !words.Any(w => (string?)w == text))
        {
            return $"'{where}' is '{text}' and must be one of {string.Join(", ", words.Select(w => (string?)w))}.";
        }
        if (schema["minLength"] is JsonNode least && text.Length < (int)least || schema["maxLength"] is JsonNode most && text.Length > (int)most)
        {
            return $"'{where}' is too short or too long.";
        }
        bool isTime = (string?)schema["format"] == "date-time";
        return isTime && !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out _) ? $"'{where}' is no time: '{text}'." : null;
    }

    private static string? NumberProblem(JsonNode value, JsonObject schema, string where, string type)
    {
        if (value.GetValueKind() != JsonValueKind.Number || !decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            || type == "integer" && number != decimal.Truncate(number))
        {
            return type == "integer" ? $"'{where}' is no whole number." : $"'{where}' is no number.";
        }
        if (schema["minimum"] is JsonNode least && number < (decimal)(double)least || schema["maximum"] is JsonNode most && number > (decimal)(double)most)
        {
            return $"'{where}' is {number.ToString(CultureInfo.InvariantCulture)}, and that is out of its range.";
        }
        return schema["enum"] is JsonArray values && !values.Any(v => (decimal)(long)v! == number)
            ? $"'{where}' must be one of {string.Join(", ", values.Select(v => (long)v!))}." : null;
    }
}
