using System;
using System.Globalization;

namespace DracoonPS.Overview;

/// <summary>Numbers as the page writes them: in English, whatever the culture, as the rest of it.</summary>
internal static class Numbers
{
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Bytes(long value) => ByteSize.Format(value, CultureInfo.InvariantCulture);

    public static string Percent(double share) => share.ToString(share is > 0 and < 0.1 ? "0.0 %" : "0 %", CultureInfo.InvariantCulture);

    /// <summary>A share of a whole; none of nothing.</summary>
    public static string Percent(long part, long whole) => whole <= 0 ? "–" : Percent((double)part / whole);

    /// <summary>A number with the word in the form that fits.</summary>
    public static string Of(long value, string one, string many) => Count(value) + " " + (value == 1 ? one : many);

    /// <summary>A coordinate.</summary>
    public static string At(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);
}
