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
            bool harmful = char.IsControl(c) || char.IsSurrogate(c) || "/\\:*?\"<>|".IndexOf(c) >= 0 || TurnsText(c)
                || c >= '\uFFFE' || (c >= '\uFDD0' && c <= '\uFDEF'); // no characters, which .NET Framework can't compare
            text.Append(harmful ? '_' : c);
        }
        // Windows drops dots and blanks at the end: 'a.' and 'a' would be the same file, '..' the folder above.
        for (int i = text.Length - 1; i >= 0 && text[i] is '.' or ' '; i--)
        {
            text[i] = '_';
        }
        // Only what is left after shortening tells whether it is a device's name, that of a file under way, or none at all.
        string safe = Shorten(text.ToString(), "");
        return safe.Length == 0 || IsDevice(safe) || PartialFile.IsOne(safe) ? "_" + Shorten(safe, "_") : safe;
    }

    /// <summary>True when the name can be used as it is.</summary>
    /// <param name="name">The name on the server.</param>
    /// <returns>False when <see cref="From"/> would change it.</returns>
    public static bool IsSafe(string name) => From(name) == name;

    /// <summary>Another name for what would become the same file: <c>report (2).pdf</c>. Names that are cut off at the same place get different ones too.</summary>
    /// <param name="safe">What <see cref="From"/> gave.</param>
    /// <param name="number">The number to tell it by.</param>
    /// <returns>A name that every file system takes.</returns>
    public static string Numbered(string safe, int number) => Shorten(safe, FormattableString.Invariant($" ({number})"), isAdded: true);

    /// <summary>Marks that nobody sees, and that write what follows in the other direction or on another line: <c>exe.gpj</c> reads as <c>jpg.exe</c>.</summary>
    private static bool TurnsText(char c) => c is '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>Windows takes what stands before the first dot for the device, also with blanks behind it.</summary>
    private static bool IsDevice(string name)
    {
        int dot = name.IndexOf('.');
        return DeviceNames.Contains((dot < 0 ? name : name.Substring(0, dot)).TrimEnd(' '));
    }

    /// <summary>File systems take 255 bytes; the extension is kept. Room is left for a mark, which may be added before the extension.</summary>
    private static string Shorten(string name, string mark, bool isAdded = false)
    {
        int room = MaximumBytes - Encoding.UTF8.GetByteCount(mark);
        string added = isAdded ? mark : "";
        int dot = name.LastIndexOf('.');
        string extension = dot > 0 && name.Length - dot <= 32 && Encoding.UTF8.GetByteCount(name.Substring(dot)) <= 32 ? name.Substring(dot) : "";
        string stem = name.Substring(0, name.Length - extension.Length);
        if (Encoding.UTF8.GetByteCount(name) > room)
        {
            stem = Beginning(stem, room - Encoding.UTF8.GetByteCount(extension)).TrimEnd(' ', '.');
        }
        return stem + added + extension;
    }

    /// <summary>As many whole characters as fit into the bytes; from the front, since a hostile name may be very long.</summary>
    private static string Beginning(string text, int bytes)
    {
        int end = 0;
        while (end < text.Length)
        {
            int length = char.IsSurrogatePair(text, end) ? 2 : 1;
            bytes -= length == 2 ? 4 : text[end] < 0x80 ? 1 : text[end] < 0x800 ? 2 : 3;
            if (bytes < 0)
            {
                break;
            }
            end += length;
        }
        return text.Substring(0, end);
    }
}
