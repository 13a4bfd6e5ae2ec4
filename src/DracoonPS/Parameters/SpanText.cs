using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace DracoonPS;

/// <summary>Spans of time as people write them: <c>30m</c>, <c>12h</c>, <c>90d</c>, <c>2w</c>.</summary>
internal static class SpanText
{
    private static readonly Regex Form = new(@"^\s*([0-9]{1,6})\s*([mhdwMHDW])\s*$", RegexOptions.CultureInvariant);

    /// <summary>The span; null for a text that is none.</summary>
    public static TimeSpan? Read(string text)
    {
        Match match = Form.Match(text);
        if (!match.Success)
        {
            return null;
        }
        int count = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return match.Groups[2].Value.ToUpperInvariant() switch
        {
            "M" => TimeSpan.FromMinutes(count),
            "H" => TimeSpan.FromHours(count),
            "D" => TimeSpan.FromDays(count),
            _ => TimeSpan.FromDays(7.0 * count),
        };
    }

    /// <summary>A number of days, which is what PowerShell makes of 90d without quotes.</summary>
    /// <returns>Null when a span can't be that long.</returns>
    public static TimeSpan? Days(decimal days) => Math.Abs(days) <= (decimal)TimeSpan.MaxValue.TotalDays - 1 ? TimeSpan.FromDays((double)days) : null;

    /// <summary>The time so long from another; null when there is none.</summary>
    public static DateTime? After(DateTime time, TimeSpan span) =>
        span.Ticks <= DateTime.MaxValue.Ticks - time.Ticks && span.Ticks >= -time.Ticks ? time + span : null;
}
