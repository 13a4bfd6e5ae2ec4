using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Dracoon.Client.Http;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Requests;

/// <summary>
/// A request's JSON object. Only what was set is written: a property that was never touched is absent, while zero, false, the empty text
/// and an explicit null are values.
/// </summary>
public abstract class RequestBody
{
    private readonly JObject _json = new();

    /// <summary>True when nothing was set.</summary>
    public bool IsEmpty => _json.Count == 0;

    internal JObject ToJson() => _json;

    private protected T? Get<T>(string name) => _json[name] is JToken token && token.Type != JTokenType.Null ? token.ToObject<T>() : default;

    private protected void Set(string name, string? value) => _json[name] = value is null ? JValue.CreateNull() : new JValue(value);

    private protected void Set(string name, bool? value) => _json[name] = value is bool b ? new JValue(b) : JValue.CreateNull();

    private protected void Set(string name, long? value) => _json[name] = value is long l ? new JValue(l) : JValue.CreateNull();

    private protected void Set(string name, DateTime? value) => _json[name] = value is DateTime t ? new JValue(Json.Time(t)) : JValue.CreateNull();

    private protected void Set(string name, JToken value) => _json[name] = value;

    private protected void Set(string name, IReadOnlyCollection<string>? value) =>
        _json[name] = value is null ? JValue.CreateNull() : new JArray(value.ToArray<object>());

    /// <summary>The API's <c>ObjectExpiration</c>: null means that it never ends.</summary>
    private protected void SetExpiration(string name, DateTime? value) => _json[name] = Expiration(value);

    private protected DateTime? GetExpiration(string name) =>
        _json[name]?["expireAt"] is JValue { Value: string text }
            ? DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal)
            : null;

    private static JObject Expiration(DateTime? at) => at is DateTime time
        ? new JObject { ["enableExpiration"] = true, ["expireAt"] = Json.Time(time) }
        : new JObject { ["enableExpiration"] = false };
}
