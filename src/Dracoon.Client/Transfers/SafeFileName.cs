using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Dracoon.Client.Transfers;

/// <summary>Local names for what the server calls something. A server's name is hostile until proven otherwise: none leaves the folder it is meant for.</summary>
public static class SafeFileName
{
    private const int MaximumBytes = 255;

    private static readonly HashSet<string> DeviceNames = new(
        new[] { "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$" }
            .Concat(Enumerable.Range(1, 9).SelectMany(n => new[] { "COM" + n, "LPT" + n }))
            .Concat(new[] { "COM\u00B9", "COM\u00B2", "COM\u00B3", "LPT\u00B9", "LPT\u00B2", "LPT\u00B3" }),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>A name that every file system takes, the same on all of them.</summary>
    /// <param name="name">The name on the server.</param>
    /// <returns>The name itself when it is harmless; else one in which each character that is not is replaced by <c>_</c>.</returns>
    public static string From(string name)
    {
        var text = new StringBuilder(name.Length);
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            if (char.IsSurrogatePair(name, i))
            {
                text.Append(c).Append(name[++i]);
                continue;
            }
            // Half a pair is no character: file systems would store something else under it, the same for all of them.
            bool harmful = char.IsControl(c) || char.IsSurrogate(c) || "/\\:*?\"<>|".IndexOf(c) >= 0 || (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
            text.Append(harmful ? '_' : c);
        }
        // Windows drops dots and blanks at the end: 'a.' and 'a' would be the same file, '..' the folder above.
        for (int i = text.Length - 1; i >= 0 && text[i] is '.' or ' '; i--)
        {
            text[i] = '_';
        }
        string safe = text.ToString();
        int dot = safe.IndexOf('.');
        string stem = (dot < 0 ? safe : safe.Substring(0, dot)).TrimEnd(' ');
        if (DeviceNames.Contains(stem) || safe.Length == 0)
        {
            safe = "_" + safe;
        }
        return Shorten(safe);
    }

    /// <summary>True when the name can be used as it is.</summary>
    /// <param name="name">The name on the server.</param>
    /// <returns>False when <see cref="From"/> would change it.</returns>
    public static bool IsSafe(string name) => From(name) == name;

    /// <summary>File systems take 255 bytes; the extension is kept.</summary>
    private static string Shorten(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= MaximumBytes)
        {
            return name;
        }
        int dot = name.LastIndexOf('.');
        string extension = dot > 0 && Encoding.UTF8.GetByteCount(name.Substring(dot)) <= 32 ? name.Substring(dot) : "";
        string stem = name.Substring(0, name.Length - extension.Length);
        int room = MaximumBytes - Encoding.UTF8.GetByteCount(extension);
        while (Encoding.UTF8.GetByteCount(stem) > room)
        {
            stem = stem.Substring(0, stem.Length - (char.IsLowSurrogate(stem[stem.Length - 1]) ? 2 : 1));
        }
        return stem.TrimEnd(' ', '.') + extension;
    }
}
