using System;
using System.Management.Automation;
using System.Text;
using Dracoon.Client;

namespace DracoonPS.Provider;

/// <summary>What New-PSDrive takes besides its own parameters.</summary>
public sealed class NewDriveParameters
{
    /// <summary>The session that the drive works with. Without it, the one made last.</summary>
    [Parameter]
    [ValidateNotNull]
    public DracoonSession? Session { get; set; }
}

/// <summary>What Get-ChildItem takes besides its own parameters, as in the file system.</summary>
public sealed class ChildItemParameters
{
    /// <summary>Files only.</summary>
    [Parameter]
    [Alias("af")]
    public SwitchParameter File { get; set; }

    /// <summary>Rooms and folders only.</summary>
    [Parameter]
    [Alias("ad", "d")]
    public SwitchParameter Directory { get; set; }

    /// <summary>True for what was asked for.</summary>
    internal bool Includes(bool isContainer) => File == Directory || Directory == isContainer;
}

/// <summary>How Get-Content, Set-Content and Add-Content take the content.</summary>
public class ContentParameters
{
    /// <summary>How text is written: utf8 (without it), utf8BOM, unicode, bigendianunicode, utf32, ascii, latin1, or a code page. Byte is the same as -AsByteStream.</summary>
    [Parameter]
    [ContentEncodingTransform]
    public object? Encoding { get; set; }

    /// <summary>Bytes instead of text.</summary>
    [Parameter]
    public SwitchParameter AsByteStream { get; set; }

    /// <summary>True for bytes, in one way or the other.</summary>
    internal bool IsBytes => AsByteStream || Encoding is ContentEncodingTransformAttribute.Byte;

    /// <summary>The encoding of text; null when none is named.</summary>
    internal Encoding? TextEncoding => Encoding as Encoding;
}

/// <summary>Lets -Encoding take <c>Byte</c> too, as in Windows PowerShell.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ContentEncodingTransformAttribute : ArgumentTransformationAttribute
{
    public const string Byte = "Byte";

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        string.Equals((inputData is PSObject wrapped ? wrapped.BaseObject : inputData)?.ToString(), Byte, StringComparison.OrdinalIgnoreCase)
            ? Byte
            : EncodingTransformAttribute.Convert(inputData);
}

/// <summary>How Get-Content gives the content.</summary>
public sealed class ContentReadParameters : ContentParameters
{
    /// <summary>The whole text as one string, or all bytes as one array.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }
}

/// <summary>How Set-Content and Add-Content take the content.</summary>
public sealed class ContentWriteParameters : ContentParameters
{
    /// <summary>Writes the values one behind the other, with no line breaks.</summary>
    [Parameter]
    public SwitchParameter NoNewline { get; set; }
}

/// <summary>Test-Path takes nothing of its own; this tells it from the commands that only look before they do something.</summary>
public sealed class PathTestParameters
{
}
