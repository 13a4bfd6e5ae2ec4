using System;
using System.Globalization;
using System.Text;

namespace DracoonPS.Overview;

/// <summary>Texts of others, made fit for a page: names can hold what XML forbids, or what turns the text around it.</summary>
internal static class PageText
{
    private const char Replacement = '\uFFFD';

    /// <summary>A text without control characters, halves of surrogates and changes of direction; each becomes one sign of replacement.</summary>
    public static string Clean(string text)
    {
        StringBuilder? clean = null;
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (!isPair && IsHarmful(text[i]))
            {
                clean ??= new StringBuilder(text);
                clean[i] = Replacement;
            }
            if (isPair)
            {
                i++;
            }
        }
        return clean?.ToString() ?? text;
    }

    /// <summary>A text cut to a width, in columns of Latin letters; signs that are drawn as one stay together.</summary>
    public static string Shorten(string text, int columns)
    {
        var kept = new StringBuilder();
        int width = 0;
        TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            string element = elements.GetTextElement();
            width += IsWide(element) ? 2 : 1;
            if (width > columns)
            {
                return Fit(kept, columns - 1).TrimEnd() + "…";
            }
            kept.Append(element);
        }
        return text;
    }

    private static string Fit(StringBuilder text, int columns)
    {
        var fitting = new StringBuilder();
        int width = 0;
        TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(text.ToString());
        while (elements.MoveNext() && (width += IsWide(elements.GetTextElement()) ? 2 : 1) <= columns)
        {
            fitting.Append(elements.GetTextElement());
        }
        return fitting.ToString();
    }

    private static bool IsWide(string element) => element[0] >= '\u1100' && element[0] != '…' && element[0] != Replacement;

    private static bool IsHarmful(char c) => char.IsControl(c) || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF'
        or '\u200E' or '\u200F' or '\u061C' or '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
