using System.Globalization;

namespace DracoonPS;

/// <summary>Sizes for people.</summary>
public static class ByteSize
{
    private static readonly string[] Units = { "B", "KB", "MB", "GB", "TB", "PB", "EB" };

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
}
