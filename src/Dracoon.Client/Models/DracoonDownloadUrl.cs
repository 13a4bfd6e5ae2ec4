using System;
using System.Globalization;
using System.Text;
using Dracoon.Client.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Models;

/// <summary>An address to get a file's content from without signing in: <c>POST /nodes/files/{file_id}/downloads</c>. Who has it can read the file.</summary>
public sealed class DracoonDownloadUrl : DracoonObject
{
    internal DracoonDownloadUrl(DracoonNode file, Uri url)
    {
        Url = url;
        NodeId = file.NodeId;
        NodePath = file.Path;
        Name = file.Name;
        Size = file.Size;
        IsEncrypted = file.IsEncrypted;
        ExpiresAt = ExpiryOf(url);
    }

    /// <summary>The address.</summary>
    public Uri Url { get; }

    /// <summary>The file's number.</summary>
    public long NodeId { get; }

    /// <summary>The file's path.</summary>
    public string NodePath { get; }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>The size in bytes.</summary>
    public long? Size { get; }

    /// <summary>True when what the address gives is encrypted, and of use only with the file's key.</summary>
    public bool IsEncrypted { get; }

    /// <summary>When the address ends to work, UTC, where it says so itself; null where only the server knows.</summary>
    public DateTime? ExpiresAt { get; }

    /// <summary>The file's path; never the address, which is a secret.</summary>
    /// <returns>The path.</returns>
    public override string ToString() => NodePath;

    /// <summary>The end of a presigned S3 address (X-Amz-Date and X-Amz-Expires) or of a JSON web token in the path (RFC 7519, <c>exp</c>).</summary>
    internal static DateTime? ExpiryOf(Uri url)
    {
        string? date = null, seconds = null;
        foreach (string pair in url.Query.TrimStart('?').Split('&'))
        {
            int equals = pair.IndexOf('=');
            string name = equals < 0 ? pair : pair.Substring(0, equals);
            date = name == "X-Amz-Date" ? pair.Substring(equals + 1) : date;
            seconds = name == "X-Amz-Expires" ? pair.Substring(equals + 1) : seconds;
        }
        if (DateTime.TryParseExact(date, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out DateTime signed)
            && int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out int lifetime))
        {
            return signed.AddSeconds(lifetime);
        }
        string[] token = url.Segments[url.Segments.Length - 1].Split('.');
        return token.Length == 3 ? ExpiryOfToken(token[1]) : null;
    }

    private static DateTime? ExpiryOfToken(string payload)
    {
        try
        {
            string base64 = payload.Replace('-', '+').Replace('_', '/');
            string json = Encoding.UTF8.GetString(Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '=')));
            return Json.Parse(json) is JObject claims && claims["exp"] is JValue { Value: long exp } ? DateTimeOffset.FromUnixTimeSeconds(exp).UtcDateTime : null;
        }
        catch (Exception e) when (e is FormatException or JsonException or ArgumentException)
        {
            return null; // it only looks like one
        }
    }
}
