using System;
using System.Management.Automation;

namespace DracoonPS;

/// <summary>
/// Reads a time that may come in a row, see <see cref="RowTime"/>: an empty cell is no time, and only a text with a time of day and no zone stays of an
/// unspecified kind, for the cmdlet to say what it means (<see cref="DracoonCmdlet.Zoned"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal class TimeTransformAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            ScriptBlock => throw new ArgumentTransformationMetadataException("A script block can't be used here. Give a time, such as 2027-12-31."),
            string { Length: 0 } => null,
            // PowerShell itself leaves out the cell of a row that it can't convert, and says nothing.
            string text => RowTime.Parse(text) ?? throw new ArgumentTransformationMetadataException($"'{text}' is no time. Write it as 2027-12-31, or as 2027-12-31T18:00Z."),
            DateTime { Kind: DateTimeKind.Unspecified } time => DateTime.SpecifyKind(time, DateTimeKind.Local),
            _ => inputData,
        };
    }

    /// <inheritdoc/>
    public override bool TransformNullOptionalParameters => true;
}
