using System;
using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Runtime.ExceptionServices;
using Dracoon.Client.Encryption;
using Dracoon.Crypto;

namespace DracoonPS.References;

/// <summary>
/// A file key as a parameter names it: the object itself, or what has the four fields <c>Version</c>, <c>Key</c>, <c>Iv</c> and <c>Tag</c>,
/// such as the JSON of another client. What is no key is told when the key is used: an error while the parameter is bound would show the
/// whole object, with a key in clear in it.
/// </summary>
public sealed class FileKeyReference
{
    private readonly PortableFileKey? _key;
    private readonly ExceptionDispatchInfo? _error;

    /// <summary>The key itself.</summary>
    /// <param name="key">The key.</param>
    public FileKeyReference(PortableFileKey key) => _key = key ?? throw new ArgumentNullException(nameof(key));

    /// <summary>By a hashtable with the fields of a file key.</summary>
    /// <param name="fields">The hashtable.</param>
    public FileKeyReference(Hashtable fields)
        : this((object)fields)
    {
    }

    /// <summary>By an object with the fields of a file key.</summary>
    /// <param name="row">The object.</param>
    public FileKeyReference(PSObject row)
        : this((object)row)
    {
    }

    /// <summary>By whatever else the caller gave. Text is none, though it may be the JSON of a key: a secret has no place on a command line.</summary>
    /// <param name="value">The object.</param>
    public FileKeyReference(object value)
    {
        PSObject row = PSObject.AsPSObject(value);
        try
        {
            _key = row.BaseObject as PortableFileKey
                ?? Read(row.BaseObject is IDictionary fields ? name => Find(fields, name) : name => Text(row.Properties[name]?.Value));
        }
        catch (Exception e) when (e is ArgumentException or DracoonCryptoException)
        {
            _error = ExceptionDispatchInfo.Capture(e);
        }
    }

    /// <summary>The key.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    /// <exception cref="DracoonCryptoException">A field of it is damaged.</exception>
    internal PortableFileKey Key
    {
        get
        {
            _error?.Throw();
            return _key!;
        }
    }

    /// <summary>Its version; never the key.</summary>
    /// <returns>For example <c>AES-256-GCM, in clear</c>.</returns>
    public override string ToString() => _key?.ToString() ?? "";

    private static PortableFileKey Read(Func<string, string?> field)
    {
        if (field("Version") is string version && field("Key") is string key && field("Iv") is string iv)
        {
            return PortableFileKey.Parse(version, key, iv, field("Tag"));
        }
        throw new ArgumentException("This is no file key: it has no Version, Key and Iv. Give the FileKey that Protect-DracoonFile made, or a file key's JSON by way of ConvertFrom-Json.");
    }

    private static string? Find(IDictionary fields, string name)
    {
        foreach (DictionaryEntry field in fields)
        {
            if (string.Equals(field.Key as string, name, StringComparison.OrdinalIgnoreCase))
            {
                return Text(field.Value);
            }
        }
        return null;
    }

    private static string? Text(object? value)
    {
        string? text = Convert.ToString(value is PSObject wrapped ? wrapped.BaseObject : value, CultureInfo.InvariantCulture);
        return string.IsNullOrEmpty(text) ? null : text;
    }
}
