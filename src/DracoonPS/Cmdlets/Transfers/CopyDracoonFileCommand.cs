using System;
using System.Collections.Generic;
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

/// <summary>Copies files, folders and rooms from one session to another, such as from one tenant to the next. Nothing is written to the disk.</summary>
/// <remarks>
/// <para>What is encrypted is decrypted and encrypted again in memory on the way, with the unlocked keypairs of both sessions. The copy comes
/// into being only when all of the source is proven to be what was sent.</para>
/// <para>Copies have the times, classification, notes and, where that is still to come, expiration of the source. Rooms become folders.</para>
/// </remarks>
/// <example>
/// <code>Copy-DracoonFile /Projects/report.pdf -Target /Archive -TargetSession $archive</code>
/// <para>Copies a file to the server of another session.</para>
/// </example>
/// <example>
/// <code>Copy-DracoonFile /Board -Recurse -Target /Backup -TargetSession $backup -PassThru | Where-Object Status -eq Failed</code>
/// <para>Copies a room with everything in it, and shows what failed.</para>
/// </example>
[Cmdlet(VerbsCommon.Copy, "DracoonFile", SupportsShouldProcess = true)]
[OutputType(typeof(TransferResult))]
public sealed class CopyDracoonFileCommand : TransferCmdlet
{
    private readonly List<KeyValuePair<string, DracoonNode>> _files = new();
    private readonly List<string> _folders = new();

    /// <summary>The files, folders or rooms: objects, ids, paths with wildcards in the last part, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[] Node { get; set; } = Array.Empty<NodeReference>();

    /// <summary>The room or folder that gets them, in the other session.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public NodeReference? Target { get; set; }

    /// <summary>The session that gets them, as Connect-Dracoon -PassThru gives it. They come from -Session.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [SessionTransform]
    public DracoonSession? TargetSession { get; set; }

    /// <summary>Copies folders and rooms with everything in them.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>What happens when a name is taken: Fail, AutoRename or Overwrite.</summary>
    [Parameter]
    public ConflictStrategy OnConflict { get; set; } = ConflictStrategy.Fail;

    /// <summary>Keeps the share links of a file that -OnConflict Overwrite replaces.</summary>
    [Parameter]
    public SwitchParameter KeepShareLinks { get; set; }

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
                    await TryAsync(node.Path, () => CollectAsync(session, node, cancellationToken));
                }
            });
        }
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (_files.Count + _folders.Count > 0)
        {
            await CopyAsync(RequireSession(), cancellationToken);
        }
        await base.EndProcessingAsync(cancellationToken);
    }

    private async Task CollectAsync(DracoonSession session, DracoonNode node, CancellationToken cancellationToken)
    {
        if (node.Type == "file")
        {
            _files.Add(new KeyValuePair<string, DracoonNode>("", node));
            return;
        }
        if (!Recurse)
        {
            throw new ArgumentException($"'{node.Path}' is a {node.Type}. Use -Recurse to copy it with everything in it.");
        }
        _folders.Add(node.Name);
        foreach (TreeEntry entry in await RemoteSnapshot.ReadAsync(session, node, static _ => false, null, cancellationToken))
        {
            if (entry.Kind == TreeEntryKind.Folder)
            {
                _folders.Add(node.Name + "/" + entry.Path);
            }
            else
            {
                string parent = TreeEntry.ParentOf(entry.Path);
                _files.Add(new KeyValuePair<string, DracoonNode>(parent.Length == 0 ? node.Name : node.Name + "/" + parent, entry.Node!));
            }
        }
    }

    private async Task CopyAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        DracoonNode target = await Target!.ResolveAsync(TargetSession!, cancellationToken);
        if (target.Type == "file")
        {
            throw new ArgumentException($"'{target.Path}' is a file. -Target is a room or a folder.");
        }
        if (target.IsEncrypted)
        {
            TargetSession!.RequireKeypair(); // says what to do, before the first byte
        }
        if (_files.Any(f => f.Value.IsEncrypted))
        {
            session.RequireKeypair();
        }
        var folders = new RemoteFolders(TargetSession!, target);
        foreach (string folder in _folders)
        {
            if (ShouldProcess(target.Path + "/" + folder, "Create folder"))
            {
                await TryAsync(target.Path + "/" + folder, () => folders.EnsureAsync(folder, null, cancellationToken));
            }
        }
        var copier = new FileCopier(session, TargetSession!) { OnConflict = OnConflict, KeepShareLinks = KeepShareLinks, KeysDistributed = WarnOfKeys };
        var jobs = new List<TransferJob>();
        foreach (KeyValuePair<string, DracoonNode> file in _files)
        {
            string path = target.Path + "/" + (file.Key.Length == 0 ? "" : file.Key + "/") + file.Value.Name;
            if (!ShouldProcess(path, $"Copy '{file.Value.Path}' ({ByteSize.Format(file.Value.Size ?? 0)})"))
            {
                continue;
            }
            await TryAsync(file.Value.Path, async () => jobs.Add(Job(copier, file.Value, await folders.EnsureAsync(file.Key, null, cancellationToken), path)));
        }
        await RunAsync("Copying files to " + target.Path, jobs, cancellationToken);
    }

    private static TransferJob Job(FileCopier copier, DracoonNode file, DracoonNode parent, string path)
    {
        var result = new TransferResult("", path) { Name = file.Name, Size = file.Size ?? 0 };
        return new TransferJob(file.Path, result, "Copied", async (progress, cancellationToken) =>
        {
            DracoonNode node = await copier.CopyAsync(file, parent, progress, cancellationToken).ConfigureAwait(false);
            result.NodeId = node.NodeId;
            result.Name = node.Name;
            result.NodePath = parent.Path + "/" + node.Name;
        });
    }
}
