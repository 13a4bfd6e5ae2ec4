using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace Dracoon.Client.Http;

/// <summary>How JSON is read and written: tolerantly in, exactly out.</summary>
internal static class Json
{
    private const int MaximumDepth = 128;

    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        ContractResolver = new ModelContractResolver(),
        DateTimeZoneHandling = DateTimeZoneHandling.Utc,
        NullValueHandling = NullValueHandling.Ignore, // a null leaves the default, also in a property that can't hold null
        MissingMemberHandling = MissingMemberHandling.Ignore,
    });

    /// <summary>Reads JSON; dates stay text until a model asks for one.</summary>
    /// <exception cref="JsonException">Not JSON.</exception>
    public static JToken? Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = MaximumDepth };
        JToken token = JToken.ReadFrom(reader);
        while (reader.Read())
        {
            if (reader.TokenType != JsonToken.Comment)
            {
                throw new JsonReaderException("There is more after the end of the JSON text.");
            }
        }
        return token;
    }

    /// <summary>Reads a model straight from the text of an answer, with no tree in between: lists are long.</summary>
    /// <returns>Null for an empty answer.</returns>
    /// <exception cref="JsonException">Not JSON, or not a <typeparamref name="T"/>.</exception>
    public static T? Read<T>(Stream utf8)
        where T : class
    {
        using JsonTextReader reader = Open(utf8);
        return reader.Read() ? Serializer.Deserialize<T>(reader) : null;
    }

    /// <summary>Reads one page of a list: <c>items</c> and <c>range</c> (<c>pagination</c> in the reporting service), in either order; what else is there is passed over.</summary>
    /// <returns>Null for an empty answer.</returns>
    /// <exception cref="JsonException">Not JSON, or an item is not a <typeparamref name="T"/>.</exception>
    public static Page<T>? ReadPage<T>(Stream utf8)
    {
        using JsonTextReader reader = Open(utf8);
        if (!reader.Read())
        {
            return null;
        }
        if (reader.TokenType != JsonToken.StartObject)
        {
            throw new JsonSerializationException("A list was expected, an object with 'items'.");
        }
        var items = new List<T>();
        JObject? range = null;
        while (Next(reader) != JsonToken.EndObject)
        {
            string name = (string)reader.Value!;
            JsonToken value = Next(reader);
            if (name == "items" && value == JsonToken.StartArray)
            {
                while (Next(reader) != JsonToken.EndArray)
                {
                    items.Add(Serializer.Deserialize<T>(reader) ?? throw new JsonSerializationException("The list contains an empty item."));
                }
            }
            else if (name is "range" or "pagination" && value == JsonToken.StartObject)
            {
                range = JObject.Load(reader);
            }
            else
            {
                reader.Skip();
            }
        }
        return new Page<T>(items, Number(range?["total"]), Number(range?["limit"]) is long limit and >= int.MinValue and <= int.MaxValue ? (int)limit : null);
    }

    public static T Read<T>(JToken token) => token.ToObject<T>(Serializer) ?? throw new JsonSerializationException("The answer is empty.");

    public static byte[] Write(JToken body) => Encoding.UTF8.GetBytes(body.ToString(Formatting.None));

    /// <summary>A time as the API wants it. A time without a kind is local.</summary>
    public static string Time(DateTime time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A number of a range; null for what is none, which tells nothing.</summary>
    private static long? Number(JToken? token) => token is JValue { Type: JTokenType.Integer, Value: long number } ? number : null;

    private static JsonTextReader Open(Stream utf8) =>
        new(new StreamReader(utf8, Encoding.UTF8)) { DateParseHandling = DateParseHandling.None, MaxDepth = MaximumDepth };

    /// <exception cref="JsonReaderException">The text ends here.</exception>
    private static JsonToken Next(JsonTextReader reader)
    {
        do
        {
            if (!reader.Read())
            {
                throw new JsonReaderException("The JSON text ends in the middle.");
            }
        }
        while (reader.TokenType == JsonToken.Comment);
        return reader.TokenType;
    }

    /// <summary>Names as in the API; setters that only this assembly may use work too.</summary>
    private sealed class ModelContractResolver : CamelCasePropertyNamesContractResolver
    {
        protected override JsonProperty CreateProperty(System.Reflection.MemberInfo member, MemberSerialization memberSerialization)
        {
            JsonProperty property = base.CreateProperty(member, memberSerialization);
            if (member is System.Reflection.PropertyInfo info)
            {
                property.Writable = info.SetMethod is not null;
                property.Ignored |= info.SetMethod is null; // worked out from others; its name may be that of a field of the API
            }
            return property;
        }
    }
}
