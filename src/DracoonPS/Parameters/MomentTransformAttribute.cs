using System;
using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace DracoonPS;

/// <summary>Takes a span from now where a time is wanted: <c>30d</c>, <c>12h</c>, <c>2w</c>, or a TimeSpan. Everything else is read as a time.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MomentTransformAttribute : TimeTransformAttribute
{
    private static readonly Regex Span = new(@"^\s*(\d{1,6})\s*([hdwHDW])\s*$", RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        switch (value)
        {
            case ScriptBlock:
                throw new ArgumentTransformationMetadataException("A script block can't be used here. Give a time, or a span such as '30d'.");
            case TimeSpan span:
                return DateTime.UtcNow + span;
            case decimal days:
                return DateTime.UtcNow.AddDays((double)days); // PowerShell reads 30d without quotes as the decimal number 30
            case string text when Span.Match(text) is { Success: true } match:
                int count = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
                return match.Groups[2].Value.ToUpperInvariant() switch
                {
                    "H" => DateTime.UtcNow.AddHours(count),
                    "D" => DateTime.UtcNow.AddDays(count),
                    _ => DateTime.UtcNow.AddDays(7.0 * count),
                };
            default:
                return base.Transform(engineIntrinsics, inputData);
        }
    }
}
