using System;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Transfers;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets the link of a share as a QR code: the bytes of a PNG image, or a file.</summary>
/// <example>
/// <code>Get-DracoonShareQRCode 'Your invoices' -Type Upload -OutFile invoices.png</code>
/// <para>Writes the QR code of a file request into a file.</para>
/// </example>
/// <example>
/// <code>$png = New-DracoonDownloadShare /Out/report.pdf | Get-DracoonShareQRCode</code>
/// <para>Shares a file, and keeps the QR code of its link as bytes.</para>
/// </example>
[ApiOperation("GET /shares/downloads/{share_id}/qr")]
[ApiOperation("GET /shares/uploads/{share_id}/qr")]
[Cmdlet(VerbsCommon.Get, "DracoonShareQRCode")]
[OutputType(typeof(byte[]), typeof(FileInfo))]
public sealed class GetDracoonShareQRCodeCommand : DracoonCmdlet
{
    /// <summary>The share: an object, a link, a row with a column DownloadShareId or UploadShareId; or an id, access key or name, together with -Type.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ShareCompleter))]
    public ShareReference? Share { get; set; }

    /// <summary>What an id, access key or name means: Download or Upload. Download without it.</summary>
    [Parameter]
    public ShareKind Type { get; set; }

    /// <summary>The file to write. Without it, the bytes are emitted as one array.</summary>
    [Parameter(Position = 1)]
    [NoScriptBlock]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Replaces a file that exists.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(Share!, async () =>
        {
            string? path = OutFile is null ? null : LocalPath.Resolve(this, OutFile);
            if (path is not null && !Force && File.Exists(path))
            {
                throw new LocalFileExistsException(path);
            }
            (ShareKind kind, long id, string text) = await Share!.ResolveAsync(session, Type, cancellationToken);
            DracoonShare share = kind == ShareKind.Download
                ? await session.DownloadShares.GetWithQRCodeAsync(id, cancellationToken)
                : await session.UploadShares.GetWithQRCodeAsync(id, cancellationToken);
            byte[] image = share.GetQRCode() ?? throw new InvalidDataException($"The server gave no QR code for {text}.");
            if (path is null)
            {
                WriteObject(image, false);
                return;
            }
            TemporaryFile.Write(path, image, Force);
            WriteObject(new FileInfo(path));
        });
    }
}
