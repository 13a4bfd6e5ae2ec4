using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Transfers;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Sends files and folders to DRACOON. In an encrypted room they are encrypted on this machine.</summary>
/// <remarks>
/// <para>Several files at once, each in several parts; a part that fails is sent again alone. What ends early leaves nothing on the server. One
/// bad file does not stop the others.</para>
/// <para>An encrypted room needs Unlock-DracoonKeypair first. Users of the room who have a keypair get the file's key with the upload.</para>
/// </remarks>
/// <example>
/// <code>Send-DracoonFile report.pdf -Target /Projects</code>
/// <para>Sends a file.</para>
/// </example>
/// <example>
/// <code>Send-DracoonFile ./reports -Target /Board -Recurse -PassThru | Where-Object Status -eq Failed</code>
/// <para>Sends a folder with everything in it, and shows what failed.</para>
/// </example>
/// <example>
/// <code>Get-ChildItem *.log | Send-DracoonFile -Target /Logs -OnConflict Overwrite</code>
/// <para>Sends files of the pipeline, over those of the same name.</para>
/// </example>
[Cmdlet(VerbsCommunications.Send, "DracoonFile", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(TransferResult))]
public sealed class SendDracoonFileCommand : TransferCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralSet = "LiteralPath";

    private readonly List<LocalFile> _files = new();
    private readonly List<string[]> _emptyFolders = new();
    private readonly Dictionary<string, DracoonNode> _folders = new(StringComparer.Ordinal);

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

    /// <summary>Keeps the share links of a file that is overwritten.</summary>
    [Parameter]
    public SwitchParameter KeepShareLinks { get; set; }

    /// <summary>Public, Internal, Confidential or StrictlyConfidential. Without it, the room's.</summary>
    [Parameter]
    public Classification? Classification { get; set; }

    /// <summary>When the files are deleted. A time without a zone is local.</summary>
    [Parameter]
    public DateTime? ExpireAt { get; set; }

    /// <summary>Notes.</summary>
    [Parameter]
    [NoScriptBlock]
    public string? Notes { get; set; }

    /// <summary>The size of one part in bytes, such as 64MB; at least 5 MB.</summary>
    [Parameter]
    [ValidateRange(UploadRequest.MinimumPartSize, 1024 * 1024 * 1024)]
    public int PartSize { get; set; } = 32 * 1024 * 1024;

    /// <summary>How many parts of one file are under way at once. Memory goes up to this times -PartSize for each file.</summary>
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
                foreach (string found in Resolve(path, literal))
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
        if (_files.Count == 0 && _emptyFolders.Count == 0)
        {
            return;
        }
        if (Name is not null && _files.Count > 1)
        {
            throw new ArgumentException($"-Name is for a single file, and these are {_files.Count}.");
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
        var jobs = new List<TransferJob>();
        foreach (LocalFile file in _files)
        {
            await TryAsync(file.Path, async () =>
            {
                string name = Name ?? System.IO.Path.GetFileName(file.Path);
                string nodePath = string.Join("/", new[] { target.Path }.Concat(file.Folders).Concat(new[] { name }));
                if (ShouldProcess(nodePath, $"Send '{file.Path}' ({ByteSize.Format(file.Size)})"))
                {
                    DracoonNode parent = await FolderAsync(session, target, file.Folders, cancellationToken);
                    jobs.Add(Job(session, file, parent, name, nodePath));
                }
            });
        }
        foreach (string[] folders in _emptyFolders)
        {
            string nodePath = target.Path + "/" + string.Join("/", folders);
            if (ShouldProcess(nodePath, "Create folder"))
            {
                await TryAsync(nodePath, () => FolderAsync(session, target, folders, cancellationToken));
            }
        }
        await RunAsync("Sending files to " + target.Path, jobs, cancellationToken);
    }

    private IEnumerable<string> Resolve(string path, bool literal)
    {
        if (literal || !WildcardPattern.ContainsWildcardCharacters(path) || Exists(GetUnresolvedProviderPathFromPSPath(path)))
        {
            string whole = GetUnresolvedProviderPathFromPSPath(path);
            return Exists(whole) ? new[] { whole } : throw new FileNotFoundException($"There is no file or folder '{whole}'.", whole);
        }
        Collection<string> found = GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
        return provider.Name == "FileSystem"
            ? found
            : throw new ArgumentException($"'{path}' is a path of the provider {provider.Name}. Files are sent from the file system.");
    }

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    private void Collect(string path)
    {
        if (File.Exists(path))
        {
            _files.Add(new LocalFile(path, Array.Empty<string>()));
            return;
        }
        if (!Recurse)
        {
            throw new ArgumentException($"'{path}' is a folder. Use -Recurse to send it with everything in it.");
        }
        CollectFolder(path, new[] { new DirectoryInfo(path).Name });
    }

    private void CollectFolder(string path, string[] folders)
    {
        string[] files = Directory.GetFiles(path);
        string[] inner = Directory.GetDirectories(path);
        if (files.Length == 0 && inner.Length == 0)
        {
            _emptyFolders.Add(folders);
        }
        foreach (string file in files.OrderBy(f => f, StringComparer.Ordinal))
        {
            _files.Add(new LocalFile(file, folders));
        }
        foreach (string folder in inner.OrderBy(f => f, StringComparer.Ordinal))
        {
            if ((File.GetAttributes(folder) & FileAttributes.ReparsePoint) != 0)
            {
                WriteWarning($"'{folder}' is a link and left out: it may lead back to where it is.");
                continue;
            }
            CollectFolder(folder, folders.Concat(new[] { System.IO.Path.GetFileName(folder) }).ToArray());
        }
    }

    /// <summary>The folder on the server, made once however many files it gets.</summary>
    private async Task<DracoonNode> FolderAsync(DracoonSession session, DracoonNode target, string[] folders, CancellationToken cancellationToken)
    {
        DracoonNode node = target;
        string key = "";
        foreach (string name in folders)
        {
            key += "/" + name;
            if (!_folders.TryGetValue(key, out DracoonNode? next))
            {
                next = await session.Nodes.EnsureFolderAsync(node.NodeId, name, cancellationToken);
                _folders[key] = next;
            }
            node = next;
        }
        return node;
    }

    private TransferJob Job(DracoonSession session, LocalFile file, DracoonNode parent, string name, string nodePath)
    {
        var result = new TransferResult(file.Path, nodePath) { Name = name, Size = file.Size };
        return new TransferJob(file.Path, result, "Sent", async (progress, cancellationToken) =>
        {
            var info = new FileInfo(file.Path);
            var request = new UploadRequest(parent, name, info.Length, () =>
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
                KeysDistributed = keys => Post(() => WarnAboutKeys(file.Path, keys)),
            };
            DracoonNode node = await session.Uploads.UploadAsync(request, progress, cancellationToken).ConfigureAwait(false);
            result.Name = node.Name;
            result.NodeId = node.NodeId;
            result.NodePath = parent.Path + "/" + node.Name;
            result.Size = request.Size;
        });
    }

    /// <summary>The file was sent; who can't read it yet is told apart.</summary>
    private void WarnAboutKeys(string path, FileKeyDistribution keys)
    {
        if (keys.Error is not null || keys.Failed.Count > 0)
        {
            string why = keys.Error?.Message ?? $"{keys.Failed.Count} keys are missing, the first for {keys.Failed[0].Missing}: {keys.Failed[0].Reason}.";
            WriteWarning($"'{path}' was sent, but not everybody who may read it has its key: {why} Grant-DracoonFileKey hands out what is missing.");
        }
    }

    /// <summary>A file, and the folders below the target that lead to it.</summary>
    private sealed class LocalFile
    {
        public LocalFile(string path, string[] folders)
        {
            Path = path;
            Folders = folders;
            Size = new FileInfo(path).Length;
        }

        public string Path { get; }

        public string[] Folders { get; }

        public long Size { get; }
    }
}
