using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Transfers;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Sends files and folders to DRACOON. In an encrypted room they are encrypted on this machine.</summary>
/// <remarks>
/// <para>Several files at once, each in several parts; a part that fails is sent again alone. What ends early leaves nothing on the server. One
/// bad file does not stop the others.</para>
/// <para>A link that is named is followed; links in a folder are left out with a warning, since they may lead out of it or back to where they are.</para>
/// <para>An encrypted room needs Unlock-DracoonKeypair first. Users of the room who have a keypair get the file's key with the upload.</para>
/// </remarks>
/// <example>
/// <code>Send-DracoonFile report.pdf -Target /Inbox</code>
/// <para>Sends a file.</para>
/// </example>
/// <example>
/// <code>Send-DracoonFile ./reports -Target /Archive -Recurse -PassThru | Where-Object Status -eq Failed</code>
/// <para>Sends a folder with everything in it, and shows what failed.</para>
/// </example>
/// <example>
/// <code>Get-ChildItem *.log | Send-DracoonFile -Target /Logs -OnConflict Overwrite</code>
/// <para>Sends files of the pipeline, over those of the same name.</para>
/// </example>
/// <example>
/// <code>Send-DracoonFile ./archive -Target /Backup -Recurse -SkipUnchanged -OnConflict Overwrite</code>
/// <para>Sends what is new or has changed. After an interruption the same command finishes the job without sending again what is there.</para>
/// </example>
[ApiOperation("POST /nodes/files/uploads")]
[ApiOperation("POST /nodes/files/uploads/{upload_id}/s3_urls")]
[ApiOperation("PUT /nodes/files/uploads/{upload_id}/s3")]
[ApiOperation("GET /nodes/files/uploads/{upload_id}")]
[ApiOperation("DELETE /nodes/files/uploads/{upload_id}")]
[ApiOperation("POST /uploads/{token}")]
[ApiOperation("PUT /uploads/{token}")]
[ApiOperation("DELETE /uploads/{token}")]
[ApiOperation("POST /nodes/files/uploads/{upload_id}")]
[ApiOperation("PUT /nodes/files/uploads/{upload_id}")]
[Cmdlet(VerbsCommunications.Send, "DracoonFile", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(TransferResult))]
public sealed class SendDracoonFileCommand : TransferCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralSet = "LiteralPath";

    private LocalFileCollector? _local;

    /// <summary>The local files and folders; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    public string[] Path { get; set; } = Array.Empty<string>();

    /// <summary>The local files and folders, taken as they are.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralSet)]
    [Alias("PSPath", "FullName")]
    public string[] LiteralPath { get; set; } = Array.Empty<string>();

    /// <summary>The room or folder that gets them: an object, an id or a path.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public NodeReference? Target { get; set; }

    /// <summary>Sends folders with everything in them.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>Another name on the server, for a single file.</summary>
    [Parameter]
    [NoScriptBlock]
    public string? Name { get; set; }

    /// <summary>What happens when a name is taken: Fail, AutoRename or Overwrite.</summary>
    [Parameter]
    public ConflictStrategy OnConflict { get; set; } = ConflictStrategy.Fail;

    /// <summary>
    /// Skips files that are on the server already with the same size and time of the last change. One that differs is settled by -OnConflict; with
    /// Fail that is an error before anything of it is sent.
    /// </summary>
    [Parameter]
    public SwitchParameter SkipUnchanged { get; set; }

    /// <summary>Keeps the share links of a file that -OnConflict Overwrite replaces.</summary>
    [Parameter]
    public SwitchParameter KeepShareLinks { get; set; }

    /// <summary>Public, Internal, Confidential or StrictlyConfidential. Without it, the room's.</summary>
    [Parameter]
    public Classification? Classification { get; set; }

    /// <summary>When the files are deleted: a time, or a span from now such as 30d, 12h or 2w. A time without a zone is local.</summary>
    [Parameter]
    [MomentTransform]
    public DateTime? ExpireAt { get; set; }

    /// <summary>Notes.</summary>
    [Parameter]
    [NoScriptBlock]
    public string? Notes { get; set; }

    /// <summary>The size of one part in bytes, such as 64MB; at least 5 MB.</summary>
    [Parameter]
    [ValidateRange(UploadRequest.MinimumPartSize, 1024 * 1024 * 1024)]
    public int PartSize { get; set; } = 32 * 1024 * 1024;

    /// <summary>How many parts of one file are under way at once. All files together take up to -PartSize times this or -ThrottleLimit of memory, whichever is more.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int Concurrency { get; set; } = 4;

    private LocalFileCollector Local => _local ??= new LocalFileCollector(Attempt, WriteWarning);

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
                    Collect(found);
                }
                return Task.CompletedTask;
            });
        }
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (Local.Files.Count == 0 && Local.EmptyFolders.Count == 0)
        {
            return;
        }
        if (Name is not null && Local.Files.Count > 1)
        {
            throw new ArgumentException($"-Name is for a single file, and these are {Local.Files.Count}.");
        }
        DracoonSession session = RequireSession();
        DracoonNode target = await Target!.ResolveAsync(session, cancellationToken);
        if (target.Type == "file")
        {
            throw new ArgumentException($"'{target.Path}' is a file. -Target is a room or a folder.");
        }
        if (target.IsEncrypted && !session.IsKeypairUnlocked)
        {
            session.RequireKeypair(); // says what to do, before the first byte
        }
        var remote = new RemoteTree(session, target);
        if (SkipUnchanged)
        {
            await remote.LoadAsync(Local.Files.Select(f => (f.Folders, NameOf(f))).ToList(), cancellationToken);
        }
        foreach (string[] folders in Local.EmptyFolders)
        {
            string nodePath = target.Path + "/" + string.Join("/", folders);
            if (ShouldProcess(nodePath, "Create folder"))
            {
                await TryAsync(nodePath, () => remote.EnsureFolderAsync(folders, cancellationToken));
            }
        }
        var buffers = new BufferPool((long)Math.Max(Concurrency, ThrottleLimit) * PartSize);
        var taken = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        List<TransferJob> jobs = Local.Files.Select(f => Plan(session, target, remote, f, taken, buffers)).OfType<TransferJob>().ToList();
        await RunAsync("Sending files to " + target.Path, jobs, cancellationToken);
    }

    private void Collect(string path)
    {
        if (File.Exists(path))
        {
            Local.AddFile(path);
            return;
        }
        if (!Recurse)
        {
            throw new ArgumentException($"'{path}' is a folder. Use -Recurse to send it with everything in it.");
        }
        Local.AddFolder(path);
    }

    /// <summary>Nothing in it waits, so nothing is waited for.</summary>
    private void Attempt(string path, Action work) => TryAsync(path, () =>
    {
        work();
        return Task.CompletedTask;
    }).GetAwaiter().GetResult();

    private string NameOf(LocalFile file) => Name ?? System.IO.Path.GetFileName(file.Path);

    /// <summary>What is to be done for one file; null for nothing, with -WhatIf.</summary>
    private TransferJob? Plan(DracoonSession session, DracoonNode target, RemoteTree remote, LocalFile file, Dictionary<string, string> taken, BufferPool buffers)
    {
        string name = NameOf(file);
        string nodePath = string.Join("/", new[] { target.Path }.Concat(file.Folders).Concat(new[] { name }));
        var result = new TransferResult(file.Path, nodePath) { Name = name, Size = file.Size };
        DracoonNode? existing = remote.Find(file.Folders, name); // known with -SkipUnchanged only
        if (existing is not null && FileTimes.IsUnchanged(existing, file.Size, file.Modified))
        {
            result.NodeId = existing.NodeId;
            return TransferJob.Skip(file.Path, result);
        }
        if (existing is not null && OnConflict == ConflictStrategy.Fail)
        {
            return TransferJob.Fail(file.Path, result, new NodeExistsException(nodePath, file.Path));
        }
        if (taken.TryGetValue(nodePath, out string? other) && OnConflict != ConflictStrategy.AutoRename)
        {
            return TransferJob.Fail(file.Path, result, new ArgumentException($"'{file.Path}' and '{other}' would both become '{nodePath}'. Send one of them with another -Name, or use -OnConflict AutoRename."));
        }
        taken[nodePath] = file.Path;
        return !ShouldProcess(nodePath, $"Send '{file.Path}' ({ByteSize.Format(file.Size)})") ? null
            : new TransferJob(file.Path, result, "Sent", (progress, cancellationToken) => SendAsync(session, remote, file, result, buffers, progress, cancellationToken));
    }

    private async Task SendAsync(DracoonSession session, RemoteTree remote, LocalFile file, TransferResult result, BufferPool buffers,
        IProgress<TransferProgress> progress, CancellationToken cancellationToken)
    {
        FileInfo info = file.Look(); // now, not when it was found
        if (!info.Exists)
        {
            throw new FileNotFoundException($"'{file.Path}' is gone.", file.Path);
        }
        DracoonNode parent = await remote.EnsureFolderAsync(file.Folders, cancellationToken).ConfigureAwait(false);
        if (OnConflict == ConflictStrategy.Fail && info.Length > PartSize
            && (await session.Nodes.FindChildAsync(parent.NodeId, result.Name, cancellationToken).ConfigureAwait(false))?.Name == result.Name)
        {
            throw new NodeExistsException(result.NodePath, file.Path); // the server would say so when all of it has been sent
        }
        var request = new UploadRequest(parent, result.Name, info.Length, () =>
            new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 128 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan))
        {
            OnConflict = OnConflict,
            KeepShareLinks = KeepShareLinks,
            Classification = Classification is null ? null : Convert.ToInt32(Classification.Value, CultureInfo.InvariantCulture),
            ExpireAt = ExpireAt,
            Notes = Notes,
            TimestampCreation = info.CreationTimeUtc,
            TimestampModification = info.LastWriteTimeUtc,
            PartSize = PartSize,
            Concurrency = Concurrency,
            Buffers = buffers,
            KeysDistributed = keys => WarnOfKeys(file.Path, keys),
        };
        DracoonNode node = await session.Uploads.UploadAsync(request, progress, cancellationToken).ConfigureAwait(false);
        result.Name = node.Name;
        result.NodeId = node.NodeId;
        result.NodePath = parent.Path + "/" + node.Name;
        result.Size = request.Size;
    }
}
