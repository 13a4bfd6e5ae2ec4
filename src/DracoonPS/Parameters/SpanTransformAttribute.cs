using System;
using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace DracoonPS;

/// <summary>Takes <c>90d</c>, <c>12h</c>, <c>30m</c> or <c>2w</c> where a span of time is wanted. Everything else is read as a TimeSpan, but a plain number, which would be millionths of a second.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SpanTransformAttribute : ArgumentTransformationAttribute
{
    private static readonly Regex Span = new(@"^\s*(\d{1,6})\s*([mhdwMHDW])\s*$", RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        switch (value)
        {
            case ScriptBlock:
                throw new ArgumentTransformationMetadataException("A script block can't be used here. Give a span such as '90d'.");
            case decimal days:
                return TimeSpan.FromDays((double)days); // PowerShell reads 90d without quotes as the decimal number 90
            case int or long or double:
                throw new ArgumentTransformationMetadataException($"{value} has no unit. Give a span such as '{value}d' for days or '{value}h' for hours.");
            case string text when Span.Match(text) is { Success: true } match:
                int count = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
                return match.Groups[2].Value.ToUpperInvariant() switch
                {
                    "M" => TimeSpan.FromMinutes(count),
                    "H" => TimeSpan.FromHours(count),
                    "D" => TimeSpan.FromDays(count),
                    _ => TimeSpan.FromDays(7.0 * count),
                };
            case string text when text.IndexOf(':') < 0:
                throw new ArgumentTransformationMetadataException($"'{text}' is no span of time. Write '90d', '12h', '30m', '2w' or '1.12:00:00'.");
            default:
                return inputData;
        }
    }
}
