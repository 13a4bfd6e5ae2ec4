using System;
using System.Management.Automation;

namespace DracoonPS;

/// <summary>Takes a span from now where a time is wanted: <c>30d</c>, <c>12h</c>, <c>2w</c>, or a TimeSpan. Everything else is read as a time.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MomentTransformAttribute : TimeTransformAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        switch (value)
        {
            case ScriptBlock:
                throw new ArgumentTransformationMetadataException("A script block can't be used here. Give a time, or a span such as '30d'.");
            case TimeSpan span:
                return FromNow(span, span);
            case decimal days: // PowerShell reads 30d without quotes as the decimal number 30
                return FromNow(SpanText.Days(days), days + " days");
            case string text when SpanText.Read(text) is TimeSpan span:
                return FromNow(span, text);
            default:
                return base.Transform(engineIntrinsics, inputData);
        }
    }

    private static DateTime FromNow(TimeSpan? span, object given) => (span is TimeSpan wait ? SpanText.After(DateTime.UtcNow, wait) : null)
        ?? throw new ArgumentTransformationMetadataException($"'{given}' from now is no time that can be written. Give a shorter span, such as '30d'.");
}
