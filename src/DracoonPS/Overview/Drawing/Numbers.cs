using System;
using System.Globalization;

namespace DracoonPS.Overview;

/// <summary>Numbers as the page writes them: in English, whatever the culture, as the rest of it.</summary>
internal static class Numbers
{
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Bytes(long value) => ByteSize.FormatIn(CultureInfo.InvariantCulture, value);

    /// <summary>A share of a whole; none of nothing.</summary>
    public static string Percent(long part, long whole) => whole <= 0 ? "–" : ((double)part / whole) switch
    {
        > 0 and < 0.001 => "< 0.1 %",
        > 0 and < 0.1 and double share => share.ToString("0.0 %", CultureInfo.InvariantCulture),
        double share => share.ToString("0 %", CultureInfo.InvariantCulture),
    };

    /// <summary>A number with the word in the form that fits.</summary>
    public static string Of(long value, string one, string many) => Count(value) + " " + (value == 1 ? one : many);

    /// <summary>A coordinate.</summary>
    public static string At(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);
}
