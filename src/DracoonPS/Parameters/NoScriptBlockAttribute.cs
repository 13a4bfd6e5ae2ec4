using System.Management.Automation;

namespace DracoonPS;

/// <summary>Refuses a script block where it would become its own source text without a word: PowerShell runs one only for parameters that bind from the pipeline.</summary>
public sealed class NoScriptBlockAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is ScriptBlock
            ? throw new ArgumentTransformationMetadataException("A script block can't be used here. Give the value itself.")
            : inputData;
    }
}
