using System;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;

namespace Dracoon.Client.Http;

/// <summary>The text of an answer, whatever its header calls the encoding: <see cref="HttpContent.ReadAsStringAsync()"/> throws at names that it does not know, such as <c>utf8</c>.</summary>
internal static class BodyText
{
    public static async Task<string> ReadAsync(HttpContent? content)
    {
        if (content is null)
        {
            return "";
        }
        byte[] bytes = await content.ReadAsByteArrayAsync().ConfigureAwait(false);
        using var reader = new StreamReader(new MemoryStream(bytes), EncodingOf(content)); // a byte order mark wins
        return reader.ReadToEnd();
    }

    private static Encoding EncodingOf(HttpContent content)
    {
        string? name = content.Headers.ContentType?.CharSet?.Trim('"');
        try
        {
            return string.IsNullOrEmpty(name) ? Encoding.UTF8 : Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return Encoding.UTF8; // what nearly everybody sends, whatever they call it
        }
    }
}
