using System;
using System.Linq;
using System.Management.Automation;

namespace DracoonPS;

/// <summary>One of certain words, or nothing at all: what an older server does not tell, and the empty cell of a CSV row, which PowerShell's own attribute refuses.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OptionalSetAttribute : ValidateArgumentsAttribute
{
    private readonly string[] _words;

    /// <param name="words">The words; upper and lower case are the same.</param>
    public OptionalSetAttribute(params string[] words)
    {
        _words = words;
    }

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        object? value = arguments is PSObject wrapped ? wrapped.BaseObject : arguments;
        if (value is string { Length: > 0 } text && !_words.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            throw new ValidationMetadataException($"'{text}' is none of {string.Join(", ", _words)}.");
        }
    }
}
