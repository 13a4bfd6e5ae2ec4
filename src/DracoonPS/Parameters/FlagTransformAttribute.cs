using System;
using System.Management.Automation;

namespace DracoonPS;

/// <summary>Reads True and False in the cell of a CSV row. PowerShell converts no text to a bool, leaves such a cell out, and says nothing.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FlagTransformAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is not string { Length: > 0 } text ? inputData
            : bool.TryParse(text, out bool flag) ? flag
            : throw new ArgumentTransformationMetadataException($"'{text}' is neither True nor False.");
    }
}
