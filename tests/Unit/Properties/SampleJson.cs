using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Security;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DracoonPS.UnitTests.Properties;

/// <summary>JSON that fits a model: something for each of its properties.</summary>
internal static class SampleJson
{
    public static JToken For(Type type, int depth = 0)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || type == typeof(SecureString))
        {
            return "text";
        }
        if (type == typeof(DateTime))
        {
            return "2026-03-01T12:00:00.123Z";
        }
        if (typeof(JToken).IsAssignableFrom(type))
        {
            return new JObject { ["any"] = "thing" };
        }
        if (type == typeof(bool))
        {
            return true;
        }
        if (type.IsPrimitive || type.IsEnum || type == typeof(decimal))
        {
            return 1;
        }
        Type? item = type.IsArray ? type.GetElementType() : new[] { type }.Concat(type.GetInterfaces())
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
        if (depth > 3)
        {
            return JValue.CreateNull();
        }
        if (item is { IsGenericType: true } && item.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        {
            return new JObject { ["key"] = For(item.GetGenericArguments()[1], depth + 1) };
        }
        return item is not null ? new JArray(For(item, depth + 1), For(item, depth + 1)) : new JObject(
            type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Where(p => p.SetMethod is not null && !p.IsDefined(typeof(JsonIgnoreAttribute)) && (p.GetMethod is { IsPublic: true } || p.IsDefined(typeof(JsonPropertyAttribute))))
                .GroupBy(NameOf).Select(g => g.First())
                .Select(p => new JProperty(NameOf(p), For(p.PropertyType, depth + 1))));
    }

    private static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName ?? char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
}
