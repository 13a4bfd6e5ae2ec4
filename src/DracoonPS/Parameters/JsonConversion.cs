using System;
using System.Collections;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DracoonPS;

/// <summary>Between JSON and what PowerShell users write and read.</summary>
internal static class JsonConversion
{
    /// <summary>A JSON value as PowerShell objects: objects get properties, arrays become arrays.</summary>
    public static object? ToObject(JToken token) => token switch
    {
        JObject o => ToPSObject(o),
        JArray a => a.Select(ToObject).ToArray(),
        JValue v => v.Value,
        _ => token.ToString(),
    };

    /// <summary>What a user gave as a body.</summary>
    /// <exception cref="ArgumentException">Text that is not JSON, or a value that JSON has no form for.</exception>
    public static JToken ToJson(object value)
    {
        object o = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        if (o is string text)
        {
            try
            {
                using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
                return JToken.ReadFrom(reader);
            }
            catch (JsonException e)
            {
                throw new ArgumentException("The body is text, but not JSON: " + e.Message, e);
            }
        }
        return Convert(o);
    }

    /// <summary>A value as the API writes it in a query.</summary>
    public static string Text(object? value)
    {
        object? o = value is PSObject wrapped ? wrapped.BaseObject : value;
        return o switch
        {
            null => "",
            bool b => b ? "true" : "false",
            DateTime t => Time(t),
            IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
            _ => o.ToString() ?? "",
        };
    }

    private static PSObject ToPSObject(JObject source)
    {
        var target = new PSObject();
        foreach (JProperty property in source.Properties())
        {
            target.Properties.Add(new PSNoteProperty(property.Name, ToObject(property.Value)));
        }
        return target;
    }

    private static JToken Convert(object? value)
    {
        object? o = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        switch (o)
        {
            case null:
                return JValue.CreateNull();
            case string or bool or int or long or double or decimal or short or byte or float or uint or ulong:
                return JToken.FromObject(o);
            case SwitchParameter flag:
                return new JValue(flag.IsPresent);
            case DateTime time:
                return new JValue(Time(time));
            case IDictionary dictionary:
                var fields = new JObject();
                foreach (DictionaryEntry entry in dictionary)
                {
                    fields[entry.Key.ToString()!] = Convert(entry.Value);
                }
                return fields;
            case IEnumerable items:
                return new JArray(items.Cast<object?>().Select(Convert).Cast<object>().ToArray());
            case PSObject custom:
                var properties = new JObject();
                foreach (PSPropertyInfo property in custom.Properties)
                {
                    properties[property.Name] = Convert(property.Value);
                }
                return properties;
            case Enum name:
                return new JValue(name.ToString());
            default:
                throw new ArgumentException($"A {o.GetType().Name} can't be written as JSON. Use hash tables, arrays, texts, numbers and booleans.");
        }
    }

    private static string Time(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
