using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace DracoonPS;

/// <summary>Sizes for people.</summary>
public static class ByteSize
{
    private static readonly string[] Units = { "B", "KB", "MB", "GB", "TB", "PB", "EB" };

    // Up to 19 digits: more are too large in any unit.
    private static readonly Regex Size = new(@"^\s*(0*[0-9]{1,19}(?:\.[0-9]{1,9})?)\s*([KMGTP]?)i?B?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex Digits = new(@"^\s*[0-9]+\s*[KMGTP]?i?B?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A size in the unit that fits it, in steps of 1024 as PowerShell's 1KB is.</summary>
    /// <param name="bytes">The size in bytes.</param>
    /// <returns>For example <c>12.3 MB</c>, in the culture's format.</returns>
    public static string Format(long bytes) => FormatIn(CultureInfo.CurrentCulture, bytes);

    /// <summary>A size for readers of another language than the user's.</summary>
    internal static string FormatIn(CultureInfo culture, long bytes)
    {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < Units.Length - 1)
        {
            value /= 1024;
            unit++;
        }
        return value.ToString(unit == 0 ? "0" : "0.0", culture) + " " + Units[unit];
    }

    /// <summary>Reads a number of bytes, alone or with a unit: <c>10GB</c>, <c>1.5 TB</c>. What is less than a byte is left out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bytes">The size in bytes.</param>
    /// <param name="problem">What is wrong with it, where it can't be read.</param>
    /// <returns>False when it can't be read.</returns>
    internal static bool TryParse(string text, out long bytes, out string problem)
    {
        bytes = 0;
        Match match = Size.Match(text);
        if (!match.Success)
        {
            problem = Digits.IsMatch(text) ? $"'{text}' is too large." : $"'{text}' is no size. Give a number of bytes, or one with a unit such as 10GB.";
            return false;
        }
        decimal number = decimal.Parse(match.Groups[1].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        int unit = match.Groups[2].Length == 0 ? 0 : "KMGTP".IndexOf(char.ToUpperInvariant(match.Groups[2].Value[0])) + 1;
        for (int i = 0; i < unit && number <= long.MaxValue; i++)
        {
            number *= 1024;
        }
        problem = number <= long.MaxValue ? "" : $"'{text}' is too large.";
        bytes = number <= long.MaxValue ? (long)number : 0;
        return problem.Length == 0;
    }
}
