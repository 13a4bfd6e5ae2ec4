using System;
using System.Management.Automation;

namespace DracoonPS;

/// <summary>Lets a size in bytes be a number or a text with a unit: <c>10GB</c>, <c>1.5 TB</c>; an empty text, such as the empty cell of a CSV row, is nothing.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ByteSizeTransformAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is not string text)
        {
            return inputData;
        }
        if (text.Trim().Length == 0)
        {
            return null;
        }
        return ByteSize.TryParse(text, out long bytes, out string problem) ? bytes : throw new ArgumentTransformationMetadataException(problem);
    }

    /// <inheritdoc/>
    public override bool TransformNullOptionalParameters => true;
}
