using System;
using System.Security;
using Dracoon.Client.Authentication;
using Newtonsoft.Json;

namespace Dracoon.Client.Http;

/// <summary>Reads a secret of an answer into a secure string, so that no table, CSV file or log shows it.</summary>
internal sealed class SecureStringConverter : JsonConverter
{
    public override bool CanConvert(Type objectType) => objectType == typeof(SecureString);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
        reader.Value is string { Length: > 0 } text ? SecureText.FromText(text) : null;

    /// <summary>A model goes nowhere; requests write their secrets themselves.</summary>
    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => writer.WriteNull();
}
