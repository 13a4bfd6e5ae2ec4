using System;
using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Dracoon.Client.Encryption;

namespace DracoonPS.References;

/// <summary>A file key as a parameter names it: the object itself, or what has the four fields <c>Version</c>, <c>Key</c>, <c>Iv</c> and <c>Tag</c>, such as the JSON of another client.</summary>
public sealed class FileKeyReference
{
    /// <summary>The key itself.</summary>
    /// <param name="key">The key.</param>
    public FileKeyReference(PortableFileKey key) => Key = key ?? throw new ArgumentNullException(nameof(key));

    /// <summary>By an object or hashtable with the fields of a file key.</summary>
    /// <param name="row">The object.</param>
    public FileKeyReference(PSObject row)
    {
        if (row.BaseObject is PortableFileKey key)
        {
            Key = key;
            return;
        }
        string? version = Field(row, "Version");
        string? text = Field(row, "Key");
        string? iv = Field(row, "Iv");
        if (row.BaseObject is string || version is null || text is null || iv is null)
        {
            throw new ArgumentException("This is no file key: it has no Version, Key and Iv. Give the FileKey that Protect-DracoonFile made, or a file key's JSON by way of ConvertFrom-Json.");
        }
        Key = PortableFileKey.Parse(version, text, iv, Field(row, "Tag"));
    }

    /// <summary>The key.</summary>
    internal PortableFileKey Key { get; }

    /// <summary>Its version; never the key.</summary>
    /// <returns>For example <c>AES-256-GCM, in clear</c>.</returns>
    public override string ToString() => Key.ToString();

    private static string? Field(PSObject row, string name)
    {
        object? value = null;
        if (row.BaseObject is IDictionary fields)
        {
            foreach (DictionaryEntry field in fields)
            {
                value = string.Equals(field.Key as string, name, StringComparison.OrdinalIgnoreCase) ? field.Value : value;
            }
        }
        else
        {
            value = row.Properties[name]?.Value;
        }
        string? text = Convert.ToString(value is PSObject wrapped ? wrapped.BaseObject : value, CultureInfo.InvariantCulture);
        return string.IsNullOrEmpty(text) ? null : text;
    }
}
