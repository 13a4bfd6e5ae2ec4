using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Api;
using Dracoon.Client.Models;
using Dracoon.Client.Transfers;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Receives what a download share leads to, with nothing but its link and, where it has one, its password. No account is needed.</summary>
/// <remarks>
/// <para>An encrypted file is decrypted on the way; its password is not sent. The file gets its name only when all of it has come and is proven to be
/// what was sent. A folder or room comes as a ZIP archive.</para>
/// <para>A name that can't be stored on every machine, or that leads out of the folder, is changed with a warning; -Verbatim refuses it instead.</para>
/// </remarks>
/// <example>
/// <code>Receive-DracoonPublicFile https://dracoon.team/public/download-shares/4TnX9qWm3RkZs7Lb2VcPh8Dg6JfYt5Na -Destination ./in</code>
/// <para>Receives a file into a folder.</para>
/// </example>
/// <example>
/// <code>Receive-DracoonPublicFile -BaseUrl dracoon.team -AccessKey 4TnX9qWm3RkZs7Lb2VcPh8Dg6JfYt5Na -Password (Read-Host -AsSecureString) -Destination report.pdf -Force</code>
/// <para>Receives a protected file under another name, over the one that is there.</para>
/// </example>
/// <example>
/// <code>Import-Csv links.csv | Receive-DracoonPublicFile -Destination ./in -PassThru | Where-Object Status -eq Failed</code>
/// <para>Receives what the links in the column Link lead to, and shows what failed.</para>
/// </example>
[ApiOperation("GET /public/shares/downloads/{access_key}")]
[ApiOperation("POST /public/shares/downloads/{access_key}")]
[ApiOperation("HEAD /public/shares/downloads/{access_key}/{token}")]
[ApiOperation("GET /public/shares/downloads/{access_key}/{token}")]
[Cmdlet(VerbsCommunications.Receive, "DracoonPublicFile", SupportsShouldProcess = true)]
[OutputType(typeof(TransferResult))]
public sealed class ReceiveDracoonPublicFileCommand : TransferCmdlet
{
    private readonly PublicAccess _access = new();
    private readonly List<(PublicShareReference Reference, PublicSharesApi Shares, DracoonPublicDownloadShare Share)> _found = new();

    /// <summary>The shares: links, access keys, objects, or rows with a column Link.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Link", "AccessKey")]
    public PublicShareReference[] Share { get; set; } = Array.Empty<PublicShareReference>();

    /// <summary>The local folder, or for a single share the whole local path. Without it, the current folder.</summary>
    [Parameter(Position = 1)]
    [NoScriptBlock]
    public string Destination { get; set; } = ".";

    /// <summary>The password of the shares that have one.</summary>
    [Parameter]
    public SecureString? Password { get; set; }

    /// <summary>The server, for access keys. Without it, that of the session, where there is one.</summary>
    [Parameter]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(ServerCompleter))]
    public string? BaseUrl { get; set; }

    /// <summary>Replaces local files that exist.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Refuses names that can't be stored as they are, instead of changing them.</summary>
    [Parameter]
    public SwitchParameter Verbatim { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (PublicShareReference reference in Share)
        {
            await TryAsync(reference, async () =>
            {
                reference.Require(ShareKind.Download);
                PublicSharesApi shares = _access.For(reference, BaseUrl, Session);
                _found.Add((reference, shares, await shares.GetDownloadShareAsync(reference.Link.AccessKey, cancellationToken)));
            });
        }
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (_found.Count == 0)
        {
            return;
        }
        string destination = LocalPath.Resolve(this, Destination);
        bool isFolder = Directory.Exists(destination) || Destination.EndsWith("/", StringComparison.Ordinal) || destination.EndsWith(Path.DirectorySeparatorChar.ToString(), StringComparison.Ordinal);
        if (!isFolder && _found.Count > 1)
        {
            throw new ArgumentException($"These are {_found.Count} shares, and there is no folder '{destination}' to receive them into. Create it first.");
        }
        var tree = new LocalTree(destination, Verbatim, WriteWarning);
        var buffers = new BufferPool((long)Math.Max(ThrottleLimit, new DownloadOptions().Concurrency) * new DownloadOptions().RangeSize);
        var jobs = new List<TransferJob>();
        for (int i = 0; i < _found.Count; i++)
        {
            (PublicShareReference reference, PublicSharesApi shares, DracoonPublicDownloadShare share) = _found[i];
            // Two shares may have files of one name: each is one of its own.
            string parent = "/" + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            await TryAsync(reference, () =>
            {
                string local = isFolder ? tree.PathFor(parent, new[] { share.FileName }, i) : destination;
                tree.RefuseLinks(local);
                if (Plan(reference, shares, share, local, buffers) is TransferJob job)
                {
                    jobs.Add(job);
                }
                return Task.CompletedTask;
            });
        }
        await RunAsync("Receiving shared files", jobs, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _access.Dispose();
        }
        base.Dispose(disposing);
    }

    private TransferJob? Plan(PublicShareReference reference, PublicSharesApi shares, DracoonPublicDownloadShare share, string local, BufferPool buffers)
    {
        var result = new TransferResult(local, share.FileName) { Name = share.FileName, Size = share.Size };
        string folder = Path.GetDirectoryName(local)!;
        Exception? refused = File.Exists(local) && !Force ? new LocalFileExistsException(local)
            : Directory.Exists(local) ? new IOException($"'{local}' is a folder, whose place the file '{share.FileName}' can't take.")
            : !Directory.Exists(folder) ? new DirectoryNotFoundException($"There is no folder '{folder}'.")
            : null;
        if (refused is not null)
        {
            return TransferJob.Fail(reference, result, refused);
        }
        if (!ShouldProcess(local, $"Receive '{share.FileName}' ({ByteSize.Format(share.Size)})"))
        {
            return null;
        }
        var options = new DownloadOptions { Overwrite = Force, Buffers = buffers };
        SecureString? password = Password;
        return new TransferJob(reference, result, "Received", async (progress, cancellationToken) =>
        {
            try
            {
                result.Size = await shares.Receiver.DownloadAsync(share, password, local, options, progress, cancellationToken).ConfigureAwait(false);
            }
            catch (Dracoon.Crypto.DracoonCryptoException e)
            {
                throw new Dracoon.Crypto.DracoonCryptoException(e.Error, $"'{share.FileName}' can't be decrypted, and was not written: {e.Message}", e);
            }
        });
    }
}
