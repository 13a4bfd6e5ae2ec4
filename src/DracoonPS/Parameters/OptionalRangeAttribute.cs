using System;
using System.Globalization;
using System.Management.Automation;

namespace DracoonPS;

/// <summary>A number within limits, or nothing at all: the empty cell of a CSV row, which PowerShell's own attribute refuses.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OptionalRangeAttribute : ValidateArgumentsAttribute
{
    private readonly long _least;
    private readonly long _most;

    /// <param name="least">The smallest number.</param>
    /// <param name="most">The largest number.</param>
    public OptionalRangeAttribute(long least, long most)
    {
        _least = least;
        _most = most;
    }

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        object? value = arguments is PSObject wrapped ? wrapped.BaseObject : arguments;
        if (value is not null && Convert.ToInt64(value, CultureInfo.InvariantCulture) is long number && (number < _least || number > _most))
        {
            throw new ValidationMetadataException($"{number} is out of the range from {_least} to {_most}.");
        }
    }
}
