using System;
using System.Collections.Generic;
using System.Text;

namespace Dracoon.Client.Http;

/// <summary>Writes addresses for people: without tokens, access keys, file names and search texts.</summary>
internal static class Redactor
{
    public const string Hidden = "***";

    private static readonly char[] PathSeparators = { '/' };
    private static readonly char[] QuerySeparators = { '&' };

    // Only what is known to be harmless is shown; everything else, also what later versions add, is hidden.
    private static readonly HashSet<string> HarmlessParameters = new(StringComparer.Ordinal)
    {
        "offset", "limit", "sort", "depth_level", "parent_id", "room_id", "file_id", "user_id", "use_key", "version", "room_manager",
        "more_info", "is_enabled", "is_global_available", "include_attributes", "include_roles", "include_manageable_rooms",
        "effective_roles", "show_subscription",
    };

    // Names and search texts, for whoever asks for them. A filter by access key is as secret as the key.
    private static readonly HashSet<string> NameParameters = new(StringComparer.Ordinal) { "filter", "search_string", "name", "path" };

    /// <param name="uri">The address.</param>
    /// <param name="baseUri">The server's.</param>
    /// <param name="withNames">Shows names and search texts, and still no secret.</param>
    public static string Describe(Uri uri, Uri baseUri, bool withNames = false)
    {
        if (!string.Equals(uri.Authority, baseUri.Authority, StringComparison.OrdinalIgnoreCase))
        {
            // A storage host: path and query are the file's key and its signature.
            return uri.Scheme + "://" + uri.Authority + "/" + Hidden;
        }
        var text = new StringBuilder();
        string before = "";
        foreach (string segment in uri.AbsolutePath.Split(PathSeparators, StringSplitOptions.RemoveEmptyEntries))
        {
            // The token of a password reset is one, whatever it looks like.
            text.Append('/').Append(IsHarmless(segment) && before != "reset_password" ? segment : Hidden);
            before = segment;
        }
        if (text.Length == 0)
        {
            text.Append('/');
        }
        char separator = '?';
        foreach (string pair in uri.Query.TrimStart('?').Split(QuerySeparators, StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=');
            string name = equals < 0 ? pair : pair.Substring(0, equals);
            bool harmless = HarmlessParameters.Contains(name) || (withNames && IsName(name, pair));
            text.Append(separator).Append(harmless ? pair : IsHarmless(name) ? name + "=" + Hidden : Hidden);
            separator = '&';
        }
        return text.ToString();
    }

    private static bool IsName(string name, string pair) =>
        NameParameters.Contains(name) && pair.IndexOf("accessKey", StringComparison.OrdinalIgnoreCase) < 0 && pair.IndexOf("token", StringComparison.OrdinalIgnoreCase) < 0;

    /// <summary>Words of the API and numbers are harmless; tokens mix letters and digits, or are long.</summary>
    private static bool IsHarmless(string segment)
    {
        if (segment.Length > 32)
        {
            return false;
        }
        if (segment is "v4" or "v1" or "s3" or "s3_urls" or "s3_tags")
        {
            return true;
        }
        bool letters = false, digits = false;
        foreach (char c in segment)
        {
            letters |= c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';
            digits |= c is >= '0' and <= '9';
            if (!(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_'))
            {
                return false;
            }
        }
        return letters != digits && !(letters && segment.Length > 24 && segment.IndexOf('_') < 0);
    }
}
