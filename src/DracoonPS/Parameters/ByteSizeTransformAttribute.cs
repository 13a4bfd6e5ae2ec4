using System;
using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace DracoonPS;

/// <summary>Lets a size in bytes be a number or a text with a unit: <c>10GB</c>, <c>1.5 TB</c>; an empty text, such as the empty cell of a CSV row, is nothing.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ByteSizeTransformAttribute : ArgumentTransformationAttribute
{
    private static readonly Regex Size = new(@"^\s*(\d+(?:\.\d+)?)\s*([KMGTP]?)i?B?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

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
        Match match = Size.Match(text);
        if (!match.Success || !decimal.TryParse(match.Groups[1].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number))
        {
            throw new ArgumentTransformationMetadataException($"'{text}' is no size. Give a number of bytes, or one with a unit such as 10GB.");
        }
        int unit = match.Groups[2].Length == 0 ? 0 : "KMGTP".IndexOf(char.ToUpperInvariant(match.Groups[2].Value[0])) + 1;
        for (int i = 0; i < unit; i++)
        {
            number *= 1024;
        }
        return number <= long.MaxValue ? (long)number : throw new ArgumentTransformationMetadataException($"'{text}' is too large.");
    }

    /// <inheritdoc/>
    public override bool TransformNullOptionalParameters => true;
}
