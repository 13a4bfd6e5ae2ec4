using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using Dracoon.Client.Models;
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
        using JsonTextReader reader = Open(new StringReader(text));
        return Reading(() =>
        {
            JToken token = JToken.ReadFrom(reader);
            while (reader.Read())
            {
                if (reader.TokenType != JsonToken.Comment)
                {
                    throw new JsonReaderException("There is more after the end of the JSON text.");
                }
            }
            return token;
        });
    }

    /// <summary>Reads a model straight from the text of an answer, with no tree in between: lists are long.</summary>
    /// <returns>Null for an empty answer.</returns>
    /// <exception cref="JsonException">Not JSON, or not a <typeparamref name="T"/>.</exception>
    public static T? Read<T>(Stream utf8)
        where T : class
    {
        using JsonTextReader reader = Open(new StreamReader(utf8, Encoding.UTF8));
        return Reading(() =>
        {
            if (!reader.Read())
            {
                return null;
            }
            if (typeof(DracoonObject).IsAssignableFrom(typeof(T)) && reader.TokenType is JsonToken.String or JsonToken.Integer or JsonToken.Float)
            {
                throw new JsonSerializationException("An object was expected, not one value.");
            }
            return Serializer.Deserialize<T>(reader);
        });
    }

    /// <summary>Reads one page of a list: <c>items</c> and <c>range</c> (<c>pagination</c> in the reporting service), in either order; what else is there is passed over.</summary>
    /// <returns>Null for an empty answer.</returns>
    /// <exception cref="JsonException">Not JSON, or an item is not a <typeparamref name="T"/>.</exception>
    public static Page<T>? ReadPage<T>(Stream utf8)
    {
        using JsonTextReader reader = Open(new StreamReader(utf8, Encoding.UTF8));
        return Reading(() => ReadPage<T>(reader));
    }

    private static Page<T>? ReadPage<T>(JsonTextReader reader)
    {
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
        return new Page<T>(items, Number(range?["total"]), Number(range?["limit"]) is > 0 and <= int.MaxValue and long limit ? (int)limit : null);
    }

    /// <summary>A number that steers the reading, or none: what is no number of 64 bits is left out.</summary>
    private static long? Number(JToken? token) =>
        token is JValue value && long.TryParse(Convert.ToString(value.Value, CultureInfo.InvariantCulture), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number : null;

    public static T Read<T>(JToken token) => Reading(() => token.ToObject<T>(Serializer)) ?? throw new JsonSerializationException("The answer is empty.");

    public static byte[] Write(JToken body) => Encoding.UTF8.GetBytes(body.ToString(Formatting.None));

    /// <summary>A time as the API wants it. A time without a kind is local.</summary>
    public static string Time(DateTime time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static StrictReader Open(TextReader text) =>
        new(new JsonTextInput(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = MaximumDepth };

    /// <summary>Reads something. A message that would fill the screen is cut off, and its cause, which has it too, is not kept.</summary>
    private static T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (JsonException e) when (e.Message != ServerText.Cut(e.Message)) // it quotes a whole answer
        {
            throw new JsonSerializationException(ServerText.Cut(e.Message));
        }
    }

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

    /// <summary>Newtonsoft.Json reads some JavaScript, too.</summary>
    private sealed class StrictReader : JsonTextReader
    {
        public StrictReader(TextReader text)
            : base(text)
        {
        }

        /// <exception cref="JsonReaderException">The text has an expression such as <c>new Date(0)</c>.</exception>
        public override bool Read()
        {
            bool more = base.Read();
            return TokenType is not JsonToken.StartConstructor ? more : throw new JsonReaderException("A JSON value was expected, not 'new'.");
        }
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
