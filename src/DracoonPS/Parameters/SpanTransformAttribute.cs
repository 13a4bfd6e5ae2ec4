using System;
using System.Management.Automation;

namespace DracoonPS;

/// <summary>Takes <c>90d</c>, <c>12h</c>, <c>30m</c> or <c>2w</c> where a span of time is wanted. Everything else is read as a TimeSpan, but a plain number, which would be millionths of a second.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SpanTransformAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        switch (value)
        {
            case ScriptBlock:
                throw new ArgumentTransformationMetadataException("A script block can't be used here. Give a span such as '90d'.");
            case decimal days:
                // PowerShell reads 90d without quotes as the decimal number 90
                return SpanText.Days(days) ?? throw new ArgumentTransformationMetadataException($"{days} days are too many.");
            case int or long or double:
                throw new ArgumentTransformationMetadataException($"{value} has no unit. Give a span such as '{value}d' for days or '{value}h' for hours.");
            case string text when SpanText.Read(text) is TimeSpan span:
                return span;
            case string text when text.IndexOf(':') < 0:
                throw new ArgumentTransformationMetadataException($"'{text}' is no span of time. Write '90d', '12h', '30m', '2w' or '1.12:00:00'.");
            default:
                return inputData;
        }
    }
}
