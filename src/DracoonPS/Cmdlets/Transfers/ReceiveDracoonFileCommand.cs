using System;
using System.Collections.Generic;
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

/// <summary>Receives files, folders and rooms. A file gets its name only when all of it has come and, if it was encrypted, is proven to be what was sent.</summary>
/// <remarks>
/// <para>A name that can't be stored on every machine, that would lead out of the folder, or that another file has already, is changed with a warning;
/// -Verbatim refuses it instead. Links below the destination are not followed.</para>
/// <para>Files get the time of the last change that they have on the server. -Resume and -SkipUnchanged go by it and by the size.</para>
/// <para>Encrypted files need Unlock-DracoonKeypair first.</para>
/// </remarks>
/// <example>
/// <code>Receive-DracoonFile /Projects/report.pdf -Destination ./in</code>
/// <para>Receives a file into a folder.</para>
/// </example>
/// <example>
/// <code>Receive-DracoonFile /Board -Recurse -Destination ./backup -PassThru | Where-Object Status -eq Failed</code>
/// <para>Receives a room with everything in it, and shows what failed.</para>
/// </example>
/// <example>
/// <code>Find-DracoonNode '*.csv' -Below /Reports | Receive-DracoonFile -Destination ./csv -Force</code>
/// <para>Receives what a search found, over local files of the same name.</para>
/// </example>
/// <example>
/// <code>Receive-DracoonFile /Archive -Recurse -Destination ./archive -Resume</code>
/// <para>Receives a large room. After an interruption the same command goes on where it was: in the middle of a file, too.</para>
/// </example>
[ApiOperation("POST /nodes/files/{file_id}/downloads")]
[ApiOperation("GET /downloads/{token}")]
[Cmdlet(VerbsCommunications.Receive, "DracoonFile", SupportsShouldProcess = true)]
[OutputType(typeof(TransferResult))]
public sealed class ReceiveDracoonFileCommand : TransferCmdlet
{
    private static readonly char[] Separators = { '/' };

    private readonly List<DracoonNode> _nodes = new();
    private readonly List<TransferJob> _jobs = new();
    private readonly HashSet<long> _planned = new();
    private BufferPool? _buffers;
    private string _destination = "";

    /// <summary>The files, folders or rooms: objects, ids, paths with wildcards in the last part, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[] Node { get; set; } = Array.Empty<NodeReference>();

    /// <summary>The local folder, or for a single file the whole local path; with -Recurse always a folder. Without it, the current one.</summary>
    [Parameter(Position = 1)]
    [NoScriptBlock]
    public string Destination { get; set; } = ".";

    /// <summary>Receives folders and rooms with everything in them.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>Replaces local files that exist.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Goes on where an interrupted call was: files that are there already are skipped, and of the others what has come is kept for the next time.</summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }

    /// <summary>Skips files that are there already with the same size and time of the last change. One that differs needs -Force.</summary>
    [Parameter]
    public SwitchParameter SkipUnchanged { get; set; }

    /// <summary>Compares what came with the MD5 that the server has, where it has one. Encrypted files are always proven, with or without it.</summary>
    [Parameter]
    public SwitchParameter VerifyHash { get; set; }

    /// <summary>Refuses names that can't be stored as they are, instead of changing them.</summary>
    [Parameter]
    public SwitchParameter Verbatim { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (NodeReference reference in Node)
        {
            await TryAsync(reference, async () =>
            {
                foreach (DracoonNode node in await reference.ResolveManyAsync(session, cancellationToken))
                {
                    if (node.Type == "file" || Recurse)
                    {
                        _nodes.Add(node);
                        continue;
                    }
                    await TryAsync(node.Path, () => throw new ArgumentException($"'{node.Path}' is a {node.Type}. Use -Recurse to receive it with everything in it."));
                }
            });
        }
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (_nodes.Count == 0)
        {
            return;
        }
        DracoonSession session = RequireSession();
        _buffers = new BufferPool((long)Math.Max(ThrottleLimit, new DownloadOptions().Concurrency) * new DownloadOptions().RangeSize);
        string destination = _destination = LocalPath.Resolve(this, Destination);
        bool isFolder = Recurse || Directory.Exists(destination) || EndsWithSeparator(Destination) || EndsWithSeparator(destination);
        if (!isFolder && _nodes.Count > 1)
        {
            throw new ArgumentException($"These are {_nodes.Count} files, and there is no folder '{destination}' to receive them into. Create it first.");
        }
        var tree = new LocalTree(destination, Verbatim, WriteWarning);
        foreach (DracoonNode node in _nodes)
        {
            if (node.Type == "file")
            {
                Plan(session, node, tree, () => isFolder ? tree.PathFor(ParentOf(node), new[] { node.Name }, node.NodeId) : destination);
            }
            else
            {
                await TryAsync(node.Path, () => PlanTreeAsync(session, node, tree, cancellationToken));
            }
        }
        await RunAsync("Receiving files", _jobs, cancellationToken);
    }

    private async Task PlanTreeAsync(DracoonSession session, DracoonNode root, LocalTree tree, CancellationToken cancellationToken)
    {
        string local = tree.PathFor(ParentOf(root), new[] { root.Name });
        await CreateFolderAsync(root, tree, local);
        using PagedQuery<DracoonNode> below = session.Nodes.Search("*", root.NodeId, -1);
        while (await below.MoveNextAsync(cancellationToken))
        {
            DracoonNode child = below.Current;
            if (child.Type == "file")
            {
                Plan(session, child, tree, () => PathBelow(root, child, tree));
            }
            else
            {
                await TryAsync(child.Path, () => CreateFolderAsync(child, tree, PathBelow(root, child, tree)));
            }
        }
    }

    private Task CreateFolderAsync(DracoonNode node, LocalTree tree, string local)
    {
        tree.RefuseLinks(local);
        if (!Directory.Exists(local) && ShouldProcess(local, $"Create folder for '{node.Path}'"))
        {
            Directory.CreateDirectory(local);
        }
        return Task.CompletedTask;
    }

    /// <summary>What can't be received becomes a job too, so that each file has its result.</summary>
    private void Plan(DracoonSession session, DracoonNode node, LocalTree tree, Func<string> findPath)
    {
        if (!_planned.Add(node.NodeId))
        {
            WriteVerbose($"'{node.Path}' was named more than once.");
            return;
        }
        var result = new TransferResult(_destination, node.Path) { Name = node.Name, NodeId = node.NodeId, Size = node.Size ?? 0 };
        try
        {
            string local = findPath();
            result.LocalPath = local;
            if (Decide(session, node, tree, local, result) is TransferJob job)
            {
                _jobs.Add(job);
            }
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            _jobs.Add(TransferJob.Fail(node.Path, result, e));
        }
    }

    /// <summary>What is to be done for one file; null for nothing, with -WhatIf.</summary>
    private TransferJob? Decide(DracoonSession session, DracoonNode node, LocalTree tree, string local, TransferResult result)
    {
        tree.RefuseLinks(local);
        var existing = new FileInfo(local);
        if (Directory.Exists(local))
        {
            throw new IOException($"'{local}' is a folder, whose place the file '{node.Path}' can't take.");
        }
        if (existing.Exists && (Resume || SkipUnchanged) && FileTimes.IsUnchanged(node, existing.Length, existing.LastWriteTimeUtc))
        {
            return TransferJob.Skip(node.Path, result);
        }
        if (existing.Exists && !Force)
        {
            throw new LocalFileExistsException(local);
        }
        string folder = Path.GetDirectoryName(local)!;
        if (!Recurse && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder '{folder}'.");
        }
        if (!ShouldProcess(local, $"Receive '{node.Path}' ({ByteSize.Format(node.Size ?? 0)})"))
        {
            return null;
        }
        if (node.IsEncrypted)
        {
            session.RequireKeypair(); // says what to do, before the first byte
        }
        return new TransferJob(node.Path, result, "Received", (progress, cancellationToken) => ReceiveAsync(session, node, local, progress, cancellationToken));
    }

    private async Task ReceiveAsync(DracoonSession session, DracoonNode node, string local, IProgress<TransferProgress> progress, CancellationToken cancellationToken)
    {
        var options = new DownloadOptions { Overwrite = Force, Resume = Resume, VerifyHash = VerifyHash, Buffers = _buffers };
        Directory.CreateDirectory(Path.GetDirectoryName(local)!);
        try
        {
            await session.Downloads.DownloadAsync(node, local, options, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (Dracoon.Crypto.DracoonCryptoException e)
        {
            throw new Dracoon.Crypto.DracoonCryptoException(e.Error, $"'{node.Path}' can't be decrypted, and was not written: {e.Message}", e);
        }
    }

    private static string PathBelow(DracoonNode root, DracoonNode child, LocalTree tree)
    {
        string prefix = root.Path + "/";
        if (child.ParentPath?.StartsWith(prefix, StringComparison.Ordinal) != true)
        {
            throw new DracoonReferenceException(ReferenceFailure.NotFound, "node", child.Path);
        }
        // The name is one name, whatever is in it.
        string[] folders = child.ParentPath.Substring(prefix.Length).Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return tree.PathFor(ParentOf(root), new[] { root.Name }.Concat(folders).Concat(new[] { child.Name }).ToList(), child.Type == "file" ? child.NodeId : null);
    }

    private static string ParentOf(DracoonNode node) => node.ParentPath ?? "/";

    private static bool EndsWithSeparator(string path) =>
        path.Length > 0 && (path[path.Length - 1] == Path.DirectorySeparatorChar || path[path.Length - 1] == Path.AltDirectorySeparatorChar);
}
