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

/// <summary>Sends files through an upload share (file request), with nothing but its link and, where it has one, its password. No account is needed.</summary>
/// <remarks>
/// <para>Where the share leads into an encrypted room, each file is encrypted on the way, for the users of the room.</para>
/// <para>A name that is taken there is changed by the server. What ends an upload early also removes what the server had of it.</para>
/// </remarks>
/// <example>
/// <code>Send-DracoonPublicFile invoice.pdf https://dracoon.team/public/upload-shares/Hc7Lw2QxZ9mTb4RkVn5Pd8Js3FgYt6Ea</code>
/// <para>Sends a file.</para>
/// </example>
/// <example>
/// <code>Send-DracoonPublicFile *.pdf -BaseUrl dracoon.team -AccessKey Hc7Lw2QxZ9mTb4RkVn5Pd8Js3FgYt6Ea -Password (Read-Host -AsSecureString) -PassThru</code>
/// <para>Sends several files through a protected share, and shows what came of each.</para>
/// </example>
[ApiOperation("GET /public/shares/uploads/{access_key}")]
[ApiOperation("POST /public/shares/uploads/{access_key}")]
[ApiOperation("POST /public/shares/uploads/{access_key}/{upload_id}/s3_urls")]
[ApiOperation("PUT /public/shares/uploads/{access_key}/{upload_id}/s3")]
[ApiOperation("GET /public/shares/uploads/{access_key}/{upload_id}")]
[ApiOperation("POST /public/shares/uploads/{access_key}/{upload_id}")]
[ApiOperation("PUT /public/shares/uploads/{access_key}/{upload_id}")]
[ApiOperation("DELETE /public/shares/uploads/{access_key}/{upload_id}")]
[Cmdlet(VerbsCommunications.Send, "DracoonPublicFile", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(TransferResult))]
public sealed class SendDracoonPublicFileCommand : TransferCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralSet = "LiteralPath";

    private readonly PublicAccess _access = new();
    private readonly List<LocalFile> _files = new();

    /// <summary>The local files; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    public string[] Path { get; set; } = Array.Empty<string>();

    /// <summary>The local files, taken as they are.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralSet)]
    [Alias("PSPath", "FullName")]
    public string[] LiteralPath { get; set; } = Array.Empty<string>();

    /// <summary>The share: a link, an access key, or an object.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("Link", "AccessKey")]
    public PublicShareReference? Share { get; set; }

    /// <summary>The share's password, where it has one.</summary>
    [Parameter]
    public SecureString? Password { get; set; }

    /// <summary>The server, for an access key. Without it, that of the session, where there is one.</summary>
    [Parameter]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(ServerCompleter))]
    public string? BaseUrl { get; set; }

    /// <summary>Another name on the server, for a single file.</summary>
    [Parameter]
    [NoScriptBlock]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The size of one part in bytes, such as 64MB; at least 5 MB.</summary>
    [Parameter]
    [ValidateRange(UploadContent.MinimumPartSize, 1024 * 1024 * 1024)]
    public int PartSize { get; set; } = UploadContent.DefaultPartSize;

    /// <summary>How many parts of one file are under way at once.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int Concurrency { get; set; } = 4;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        bool literal = ParameterSetName == LiteralSet;
        foreach (string path in literal ? LiteralPath : Path)
        {
            await TryAsync(path, () =>
            {
                foreach (string found in LocalPath.ResolveExisting(this, path, literal))
                {
                    _files.Add(File.Exists(found) ? new LocalFile(found, Array.Empty<string>())
                        : throw new ArgumentException($"'{found}' is a folder. An upload share takes files only."));
                }
                return Task.CompletedTask;
            });
        }
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (_files.Count == 0)
        {
            return;
        }
        if (Name is not null && _files.Count > 1)
        {
            throw new ArgumentException($"-Name is for a single file, and these are {_files.Count}.");
        }
        Share!.Require(ShareKind.Upload);
        PublicSharesApi shares = _access.For(Share, BaseUrl, Session);
        DracoonPublicUploadShare share = await shares.EnterUploadShareAsync(Share.Link.AccessKey, Password, cancellationToken);
        var buffers = new BufferPool((long)Math.Max(Concurrency, ThrottleLimit) * PartSize);
        var jobs = new List<TransferJob>();
        foreach (LocalFile file in _files)
        {
            string name = Name ?? System.IO.Path.GetFileName(file.Path);
            var result = new TransferResult(file.Path, share.Name + "/" + name) { Name = name, Size = file.Size };
            if (ShouldProcess(share.Name, $"Send '{file.Path}' ({ByteSize.Format(file.Size)})"))
            {
                jobs.Add(new TransferJob(file.Path, result, "Sent", (progress, cancel) => SendAsync(shares, share, file, result, buffers, progress, cancel)));
            }
        }
        await RunAsync("Sending files to " + share.Name, jobs, cancellationToken);
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

    private async Task SendAsync(PublicSharesApi shares, DracoonPublicUploadShare share, LocalFile file, TransferResult result, BufferPool buffers,
        IProgress<TransferProgress> progress, CancellationToken cancellationToken)
    {
        FileInfo info = file.Look(); // now, not when it was found
        if (!info.Exists)
        {
            throw new FileNotFoundException($"'{file.Path}' is gone.", file.Path);
        }
        var request = new PublicUploadRequest(share, result.Name, info.Length, () =>
            new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 128 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan))
        {
            Password = Password,
            TimestampCreation = info.CreationTimeUtc,
            TimestampModification = info.LastWriteTimeUtc,
            PartSize = PartSize,
            Concurrency = Concurrency,
            Buffers = buffers,
            KeysLeftOut = users => Post(() => WriteWarning(
                $"'{file.Path}': the public keys of the users {string.Join(", ", users)} can't be used. They can't read the file until somebody gives them its key.")),
        };
        DracoonPublicUploadedFile sent = await shares.Sender.UploadAsync(request, progress, cancellationToken).ConfigureAwait(false);
        result.Name = sent.Name;
        result.NodePath = share.Name + "/" + sent.Name;
        result.Size = request.Size;
    }
}
