using System;
using System.Management.Automation;
using System.Text;

namespace DracoonPS;

/// <summary>Lets a parameter of type <see cref="Encoding"/> take the names that Get-Content takes, and every name and code page the platform knows.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EncodingTransformAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Convert(inputData);

    /// <summary>The encoding that a name, a code page or an encoding stands for; null for null.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">There is none.</exception>
    public static object? Convert(object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is null or Encoding)
        {
            return value;
        }
        string name = LanguagePrimitives.ConvertTo<string>(value);
        try
        {
            return name.ToUpperInvariant() switch
            {
                "UTF8" or "UTF8NOBOM" => new UTF8Encoding(false),
                "UTF8BOM" => new UTF8Encoding(true),
                "UNICODE" => Encoding.Unicode,
                "BIGENDIANUNICODE" => Encoding.BigEndianUnicode,
                "UTF32" => Encoding.UTF32,
                "ASCII" => Encoding.ASCII,
                "LATIN1" => Encoding.GetEncoding("iso-8859-1"),
                _ => int.TryParse(name, out int codePage) ? Encoding.GetEncoding(codePage) : Encoding.GetEncoding(name),
            };
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new ArgumentTransformationMetadataException(
                $"'{name}' is no encoding. Give utf8, utf8BOM, unicode, bigendianunicode, utf32, ascii, latin1, or the name or number of a code page.", e);
        }
    }
}
