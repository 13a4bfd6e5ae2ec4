using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DracoonSandbox.Http;

/// <summary>Reads request bodies as strictly as the API does.</summary>
internal static class Body
{
    /// <exception cref="ApiError">Not a JSON object.</exception>
    public static async Task<JsonObject> ReadObjectAsync(HttpContext context)
    {
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject
                ?? throw ApiError.Invalid(-80000, "The body is no JSON object.");
        }
        catch (JsonException e)
        {
            throw ApiError.Invalid(-80000, "The body is no JSON: " + e.Message);
        }
    }

    /// <summary>True when the field is there, null or not.</summary>
    public static bool Has(this JsonObject o, string name) => o.ContainsKey(name);

    public static string? Text(this JsonObject o, string name) => Read<string>(o, name, "text");

    public static string RequiredText(this JsonObject o, string name) =>
        o.Text(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw ApiError.Invalid(-80000, $"'{name}' is mandatory.");

    public static long? Number(this JsonObject o, string name) => o[name] is null ? null : Value<long>(o, name, "number");

    public static long RequiredNumber(this JsonObject o, string name) => o.Number(name) ?? throw ApiError.Invalid(-80000, $"'{name}' is mandatory.");

    public static bool? Flag(this JsonObject o, string name) => o[name] is null ? null : Value<bool>(o, name, "boolean");

    public static DateTime? Time(this JsonObject o, string name) => o.Text(name) is not string text ? null
        : DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out DateTime time) ? time
        : throw ApiError.Invalid(-80000, $"'{name}' is no time: '{text}'.");

    /// <summary>The time of an <c>ObjectExpiration</c>; null for never or absent.</summary>
    public static DateTime? Expiration(this JsonObject o, string name, DateTime now)
    {
        if (o[name] is not JsonObject expiration || expiration.Flag("enableExpiration") != true)
        {
            return null;
        }
        DateTime at = expiration.Time("expireAt") ?? throw ApiError.Invalid(-80000, $"'{name}.expireAt' is mandatory.");
        return at > now ? at : throw ApiError.Invalid(-80006, "The expiration is in the past.");
    }

    public static long[] Numbers(this JsonObject o, string name)
    {
        if (o[name] is not JsonArray items)
        {
            return [];
        }
        return [.. items.Select(i => i is JsonValue v && v.TryGetValue(out long id) ? id : throw ApiError.Invalid(-80001, $"'{name}' contains something that is no id."))];
    }

    public static IEnumerable<JsonObject> Objects(this JsonObject o, string name) =>
        (o[name] as JsonArray ?? throw ApiError.Invalid(-80000, $"'{name}' is mandatory.")).Select(i => i as JsonObject ?? throw ApiError.Invalid(-80000, $"'{name}' contains something that is no object."));

    private static T? Read<T>(JsonObject o, string name, string kind)
        where T : class => o[name] is null ? null
        : o[name] is JsonValue v && v.TryGetValue(out T? value) ? value : throw ApiError.Invalid(-80000, $"'{name}' is no {kind}.");

    private static T Value<T>(JsonObject o, string name, string kind)
        where T : struct => o[name] is JsonValue v && v.TryGetValue(out T value) ? value : throw ApiError.Invalid(-80000, $"'{name}' is no {kind}.");
}
