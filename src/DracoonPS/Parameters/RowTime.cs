using System;
using System.Globalization;

namespace DracoonPS;

/// <summary>
/// Times in text. Export-Csv writes the module's times, which are UTC, without their zone; so a time of day without a zone that comes in a row is UTC,
/// and what was exported comes back as it was. A mere day, and what is typed on the command line, is local.
/// </summary>
internal static class RowTime
{
    /// <summary>Reads a time by the rules of the user's culture, as PowerShell does for a parameter of a cmdlet.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The time; its kind is unspecified only where a time of day has no zone. Null when it is no time.</returns>
    public static DateTime? Parse(string text)
    {
        if (!DateTime.TryParse(text, CultureInfo.CurrentCulture, DateTimeStyles.None, out DateTime time))
        {
            return null;
        }
        bool hasTimeOfDay = text.IndexOf(':') >= 0;
        return time.Kind == DateTimeKind.Unspecified && !hasTimeOfDay ? DateTime.SpecifyKind(time, DateTimeKind.Local) : time;
    }

    /// <summary>Gives a time that was read from a row its zone.</summary>
    /// <param name="time">The time, as <see cref="Parse"/> gave it.</param>
    /// <returns>The time, UTC or local.</returns>
    public static DateTime InRow(DateTime time) => time.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : time;
}
