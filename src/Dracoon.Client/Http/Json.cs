using System;
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
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = 128 };
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

    public static T Read<T>(JToken token) => token.ToObject<T>(Serializer) ?? throw new JsonSerializationException("The answer is empty.");

    public static byte[] Write(JToken body) => Encoding.UTF8.GetBytes(body.ToString(Formatting.None));

    /// <summary>A time as the API wants it. A time without a kind is local.</summary>
    public static string Time(DateTime time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

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
