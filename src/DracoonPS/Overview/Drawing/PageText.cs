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

    /// <summary>A text cut to a width, in columns as wide as a small Latin letter; signs that are drawn as one stay together.</summary>
    public static string Shorten(string text, int columns)
    {
        int fits = 0;
        double width = 0;
        TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            width += WidthOf(elements.GetTextElement()[0]);
            if (width <= columns - 1)
            {
                fits = elements.ElementIndex + elements.GetTextElement().Length; // an ellipsis has room behind it
            }
            if (width > columns)
            {
                return text.Substring(0, fits).TrimEnd() + "…";
            }
        }
        return text;
    }

    // The font is the reader's, so this is an estimate on the wide side.
    private static double WidthOf(char c) => c switch
    {
        >= '\u1100' and not ('…' or '–' or '—' or '\u2019') => 2,
        'm' or 'w' or 'M' or 'W' or '@' or '%' => 1.5,
        'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or '\'' or '|' or '!' => 0.55,
        _ => char.IsUpper(c) ? 1.2 : 1,
    };

    private static bool IsHarmful(char c) => char.IsControl(c) || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF'
        or '\u200E' or '\u200F' or '\u061C' or '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
