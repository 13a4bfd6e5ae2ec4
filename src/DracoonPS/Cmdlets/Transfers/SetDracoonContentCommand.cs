using System;
using System.IO;
using System.Management.Automation;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Transfers;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Writes text or bytes into a file on the server, without a local file. In an encrypted room they are encrypted on this machine.</summary>
/// <remarks>
/// <para>All input is collected first; then the file is written as a whole. A file that exists is an error unless -OnConflict says otherwise.</para>
/// <para>An encrypted room needs Unlock-DracoonKeypair first.</para>
/// </remarks>
/// <example>
/// <code>Get-DracoonUser | ConvertTo-Csv -NoTypeInformation | Set-DracoonContent /Reports/users.csv -OnConflict Overwrite</code>
/// <para>A list of the users, as a file.</para>
/// </example>
/// <example>
/// <code>Set-DracoonContent /Projects/readme.txt -Value 'First line', 'Second line' -OnConflict Overwrite</code>
/// <para>A text of two lines, over the one that is there.</para>
/// </example>
/// <example>
/// <code>Set-DracoonContent /Board/picture.png -Value $bytes -AsByteStream -PassThru</code>
/// <para>Bytes as they are; the new file is emitted.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "DracoonContent", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonNode))]
public sealed class SetDracoonContentCommand : DracoonCmdlet
{
    private readonly MemoryStream _content = new();

    /// <summary>The whole path of the file, such as /Room/Folder/file.txt. Its folder exists; the file may.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [NoScriptBlock]
    public string Path { get; set; } = "";

    /// <summary>The lines, or with -AsByteStream the bytes.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public object?[]? Value { get; set; }

    /// <summary>How text is written: utf8 (without it), utf8BOM, unicode, bigendianunicode, utf32, ascii, latin1, or a code page.</summary>
    [Parameter]
    [EncodingTransform]
    public Encoding Encoding { get; set; } = new UTF8Encoding(false);

    /// <summary>Writes the values one behind the other, with no line breaks.</summary>
    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    /// <summary>Takes the values as bytes.</summary>
    [Parameter]
    public SwitchParameter AsByteStream { get; set; }

    /// <summary>What happens when the name is taken: Fail, AutoRename or Overwrite.</summary>
    [Parameter]
    public ConflictStrategy OnConflict { get; set; } = ConflictStrategy.Fail;

    /// <summary>Emits the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        if (!NodePath.IsPath(Path) || NodePath.Split(Path).Count < 2)
        {
            throw new ArgumentException($"'{Path}' is no path of a file. Give one such as '/Room/file.txt'.");
        }
        byte[] mark = Encoding.GetPreamble();
        if (!AsByteStream)
        {
            Append(mark, mark.Length);
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (object? value in Value ?? Array.Empty<object?>())
        {
            if (AsByteStream)
            {
                AppendBytes(value is PSObject wrapped ? wrapped.BaseObject : value);
            }
            else
            {
                byte[] text = Encoding.GetBytes(LanguagePrimitives.ConvertTo<string>(value) + (NoNewline ? "" : Environment.NewLine));
                Append(text, text.Length);
            }
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(Path, async () =>
        {
            (string parentPath, string name) = NodePath.SplitLast(Path);
            DracoonNode parent = await session.Nodes.GetByPathAsync(parentPath, cancellationToken);
            if (!ShouldProcess(Path, $"Write {ByteSize.Format(_content.Length)}"))
            {
                return;
            }
            var request = new UploadRequest(parent, name, _content.Length, () => new MemoryStream(_content.GetBuffer(), 0, (int)_content.Length, writable: false))
            {
                OnConflict = OnConflict,
                TimestampModification = DateTime.UtcNow,
                KeysDistributed = keys => Post(() => Warn(FileKeyWarning.For(Path, keys))),
            };
            DracoonNode node = await session.Uploads.UploadAsync(request, null, cancellationToken);
            if (PassThru)
            {
                WriteObject(node);
            }
        });
        await base.EndProcessingAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Array.Clear(_content.GetBuffer(), 0, (int)_content.Length);
            _content.Dispose();
        }
        base.Dispose(disposing);
    }

    private void Warn(string? text)
    {
        if (text is not null)
        {
            WriteWarning(text);
        }
    }

    private void AppendBytes(object? value)
    {
        switch (value)
        {
            case byte[] bytes:
                Append(bytes, bytes.Length);
                break;
            case not null when LanguagePrimitives.TryConvertTo(value, out byte single):
                Append(new[] { single }, 1);
                break;
            default:
                throw new ArgumentException($"'{value}' is no byte. With -AsByteStream, give numbers from 0 to 255 or arrays of bytes.");
        }
    }

    private void Append(byte[] bytes, int count)
    {
        if (_content.Length + count > GetDracoonContentCommand.MaximumSize)
        {
            throw new ArgumentException($"The content of '{Path}' is more than {ByteSize.Format(GetDracoonContentCommand.MaximumSize)}. Use Send-DracoonFile.");
        }
        _content.Write(bytes, 0, count);
    }
}
