using System;
using System.Management.Automation;

namespace DracoonPS;

/// <summary>Takes an empty text as nothing: the empty cell of a CSV row names nobody.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EmptyIsNullAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is string { Length: 0 } ? null : inputData;
    }

    /// <inheritdoc/>
    public override bool TransformNullOptionalParameters => true;
}
