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
using DracoonPS.Synchronization;

namespace DracoonPS.Commands;

/// <summary>Makes a folder in DRACOON like a local one, or the other way round. Only what differs goes over, so that a second run has nothing to do.</summary>
/// <remarks>
/// <para>-Direction says which side is changed: Upload changes DRACOON, Download changes this machine. The other side is only read. A file is the
/// same when size and time of the last change agree, to the precision that both sides keep; -Hash compares content where the server has a hash of it.</para>
/// <para>Nothing is removed without -Mirror. With it, what the source does not have is removed from the target, after a question; what was there in
/// DRACOON goes to the recycle bin of the room where it has one. Excluded files, links and rooms are never removed, and neither is anything while
/// a part of the local folder can't be read.</para>
/// <para>Local links are not followed. Names that this machine can't store are changed with a warning, as Receive-DracoonFile does.</para>
/// </remarks>
/// <example>
/// <code>Sync-DracoonFolder ./reports /Board/Reports -Direction Upload -WhatIf</code>
/// <para>Shows what would be sent.</para>
/// </example>
/// <example>
/// <code>Sync-DracoonFolder ./reports /Board/Reports -Direction Upload -Mirror -Exclude *.tmp, drafts/*</code>
/// <para>Makes the folder in DRACOON like the local one, also by removing, but for temporary files and drafts.</para>
/// </example>
/// <example>
/// <code>Sync-DracoonFolder ./backup /Board -Direction Download -Mirror -Confirm:$false -PassThru | Where-Object Status -ne Skipped</code>
/// <para>Keeps a local copy of a room, and shows what changed since the last time.</para>
/// </example>
[Cmdlet(VerbsData.Sync, "DracoonFolder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(TransferResult))]
public sealed class SyncDracoonFolderCommand : TransferCmdlet
{
    private readonly List<KeyValuePair<DracoonNode, string>> _renamed = new();
    private readonly HashSet<string> _declined = new(StringComparer.OrdinalIgnoreCase);
    private string _local = "";
    private bool _isWhatIf;
    private bool _asksAlways;

    /// <summary>The local folder. With -Direction Download it is made where it is not there.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [NoScriptBlock]
    public string Path { get; set; } = "";

    /// <summary>The room or folder in DRACOON: an object, an id or a path. With -Direction Upload a folder is made where it is not there.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public NodeReference? Node { get; set; }

    /// <summary>Upload changes DRACOON and only reads the local folder; Download changes the local folder and only reads DRACOON.</summary>
    [Parameter(Mandatory = true)]
    public SyncDirection Direction { get; set; }

    /// <summary>Removes from the target what the source does not have.</summary>
    [Parameter]
    public SwitchParameter Mirror { get; set; }

    /// <summary>Compares content instead of times, where the server has the MD5 of the whole file: not of encrypted ones, nor of those that came in several parts.</summary>
    [Parameter]
    public SwitchParameter Hash { get; set; }

    /// <summary>What is left alone on both sides: patterns for names, or with a slash for paths below the folder, such as <c>*.tmp</c> or <c>drafts/*</c>.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[]? Exclude { get; set; }

    /// <summary>Keeps the share links of files that are replaced in DRACOON.</summary>
    [Parameter]
    public SwitchParameter KeepShareLinks { get; set; }

    /// <summary>Refuses names that can't be stored as they are on this machine, instead of changing them.</summary>
    [Parameter]
    public SwitchParameter Verbatim { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        ReadPreferences();
        _local = LocalPath.Resolve(this, Path);
        if (File.Exists(_local))
        {
            throw new ArgumentException($"'{_local}' is a file. -Path is a folder.");
        }
        if (Direction == SyncDirection.Upload && !Directory.Exists(_local))
        {
            throw new DirectoryNotFoundException($"There is no folder '{_local}'.");
        }
        DracoonNode? root = await RootAsync(session, cancellationToken);
        Func<string, bool> isExcluded = ExcludePattern.Combine(Exclude);
        LocalSnapshot local = LocalSnapshot.Read(_local, isExcluded);
        IReadOnlyList<TreeEntry> remote = root is null ? Array.Empty<TreeEntry>()
            : await RemoteSnapshot.ReadAsync(session, root, isExcluded, Direction == SyncDirection.Download ? LocalName : null, cancellationToken);
        bool isComplete = await ReportAsync(local, remote);
        var comparer = new ContentComparer(Direction, Hash, cancellationToken);
        bool upload = Direction == SyncDirection.Upload;
        SyncPlan plan = await Task.Run(() => SyncPlanner.Plan(upload ? local.Entries : remote, upload ? remote : local.Entries, comparer.IsSame, Mirror && isComplete), cancellationToken);
        if (plan.Steps.Any(s => s.Action == SyncAction.Transfer && (upload ? root?.IsEncrypted : s.Source!.Node!.IsEncrypted) == true))
        {
            session.RequireKeypair(); // says what to do, before anything is changed
        }
        await RunPlanAsync(session, root, plan, remote, cancellationToken);
    }

    private async Task RunPlanAsync(DracoonSession session, DracoonNode? root, SyncPlan plan, IReadOnlyList<TreeEntry> remote, CancellationToken cancellationToken)
    {
        SyncSide side = Direction == SyncDirection.Upload
            ? new UploadSide(session, _local, root, root?.Path ?? NodePathText(), remote) { KeepShareLinks = KeepShareLinks, KeysDistributed = WarnOfKeys }
            : new DownloadSide(session, _local, root!);
        foreach (SyncStep step in plan.Obstacles)
        {
            if (!await RemoveAsync(side, step, cancellationToken))
            {
                _declined.Add(step.TargetPath);
            }
        }
        var jobs = new List<TransferJob>();
        foreach (SyncStep step in plan.Steps.Where(s => !IsDeclined(s.TargetPath)))
        {
            await TakeAsync(side, step, jobs, cancellationToken);
        }
        await RunAsync(Direction == SyncDirection.Upload ? "Sending what differs" : "Receiving what differs", jobs, cancellationToken);
        foreach (TreeEntry room in plan.KeptRooms)
        {
            WriteWarning($"'{room.Node!.Path}' is a room, and stays with everything in it. Remove it with Remove-DracoonNode.");
        }
        foreach (SyncStep step in plan.Removals)
        {
            await RemoveAsync(side, step, cancellationToken);
        }
    }

    private async Task TakeAsync(SyncSide side, SyncStep step, List<TransferJob> jobs, CancellationToken cancellationToken)
    {
        TransferResult result = side.Result(step);
        switch (step.Action)
        {
            case SyncAction.Skip:
                Emit(result, TransferResult.Skipped);
                break;
            case SyncAction.Conflict:
                await FailAsync(result, new ArgumentException(step.Reason));
                break;
            case SyncAction.CreateFolder:
                if (AskToAdd(side.TargetText(step), "Create folder"))
                {
                    await TryAsync(side.TargetText(step), () => side.CreateFolderAsync(step, cancellationToken));
                }
                break;
            default:
                string verb = Direction == SyncDirection.Upload ? "Send" : "Receive";
                if (!AskToAdd(side.TargetText(step), $"{verb} '{side.SourceText(step)}' ({ByteSize.Format(step.Size)}, {(step.Target is null ? "new" : "changed")})"))
                {
                    EmitWhatIf(result, "Would" + verb);
                }
                else if (!await TryAsync(side.TargetText(step), async () => jobs.Add(await side.TransferAsync(step, result, cancellationToken))))
                {
                    result.Error = $"The folder of '{side.TargetText(step)}' could not be made.";
                    Emit(result, TransferResult.Failed);
                }
                break;
        }
    }

    /// <returns>False when it is still there.</returns>
    private async Task<bool> RemoveAsync(SyncSide side, SyncStep step, CancellationToken cancellationToken)
    {
        TransferResult result = side.Result(step);
        int files = step.Contained.Count(c => c.Kind == TreeEntryKind.File);
        string what = step.Target!.Kind == TreeEntryKind.Folder ? $"Remove folder with {files} files ({ByteSize.Format(step.Size)})" : $"Remove ({ByteSize.Format(step.Size)})";
        if (!ShouldProcess(side.TargetText(step), what))
        {
            EmitWhatIf(result, "WouldRemove");
            return _isWhatIf; // the rest of the plan is shown as if it had gone
        }
        try
        {
            await side.RemoveAsync(step, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DracoonApiException or DracoonConnectionException)
        {
            await FailAsync(result, e);
            return false;
        }
        Emit(result, "Removed");
        return true;
    }

    private bool IsDeclined(string path)
    {
        for (; path.Length > 0; path = TreeEntry.ParentOf(path))
        {
            if (_declined.Contains(path))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The room or folder; null where it is still to be made, and only a plan is wanted.</summary>
    private async Task<DracoonNode?> RootAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        if (Node!.IsRoot)
        {
            throw new ArgumentException("'/' holds rooms only. -Node is a room or a folder.");
        }
        DracoonNode root;
        try
        {
            root = await Node.ResolveAsync(session, cancellationToken);
        }
        catch (DracoonReferenceException) when (Direction == SyncDirection.Upload && NodePath.Split(NodePathText()).Count > 1)
        {
            IReadOnlyList<string> names = NodePath.Split(NodePathText());
            DracoonNode room = await session.Nodes.GetByPathAsync("/" + names[0], cancellationToken);
            return AskToAdd(NodePathText(), "Create folder")
                ? await new RemoteFolders(session, room).EnsureAsync(string.Join("/", names.Skip(1)), null, cancellationToken)
                : null;
        }
        return root.Type == "file" ? throw new ArgumentException($"'{root.Path}' is a file. -Node is a room or a folder.") : root;
    }

    private string NodePathText() => Node!.ToString().TrimEnd('/');

    /// <summary>Says what is left out, and why.</summary>
    /// <returns>False when a part of the local folder is unknown, so that nothing may be removed.</returns>
    private async Task<bool> ReportAsync(LocalSnapshot local, IReadOnlyList<TreeEntry> remote)
    {
        foreach (TreeEntry link in local.Entries.Where(e => e.Kind == TreeEntryKind.Link))
        {
            WriteWarning($"'{link.LocalPath}' is a link and left out: it may lead back to where it is.");
        }
        var refused = new HashSet<long>();
        foreach (KeyValuePair<DracoonNode, string> pair in _renamed)
        {
            if (Verbatim)
            {
                refused.Add(pair.Key.NodeId);
                var result = new TransferResult(System.IO.Path.Combine(_local, pair.Value), pair.Key.Path) { Name = pair.Key.Name, NodeId = pair.Key.NodeId };
                await FailAsync(result, new ArgumentException($"'{pair.Key.Path}' can't be stored under its name on every machine. Leave out -Verbatim to store it as '{pair.Value}'."));
            }
            else
            {
                WriteWarning($"'{pair.Key.Path}' is stored as '{pair.Value}'.");
            }
        }
        ProtectAll(remote, refused);
        foreach (KeyValuePair<string, Exception> failure in local.Failures)
        {
            await TryAsync(failure.Key, () => Task.FromException(failure.Value));
        }
        if (local.Failures.Count > 0 && Mirror)
        {
            WriteWarning($"Nothing is removed: a part of '{_local}' can't be read.");
        }
        return local.Failures.Count == 0;
    }

    private static void ProtectAll(IReadOnlyList<TreeEntry> entries, HashSet<long> nodeIds)
    {
        if (nodeIds.Count == 0)
        {
            return;
        }
        var protectedPaths = new HashSet<string>(StringComparer.Ordinal);
        foreach (TreeEntry entry in entries.Where(e => nodeIds.Contains(e.Node!.NodeId) || protectedPaths.Contains(TreeEntry.ParentOf(e.Path))))
        {
            entry.IsProtected = true;
            protectedPaths.Add(entry.Path);
        }
    }

    /// <summary>Called from any thread; what it finds is reported later.</summary>
    private string LocalName(DracoonNode node)
    {
        string safe = SafeFileName.From(node.Name);
        if (safe != node.Name)
        {
            _renamed.Add(new KeyValuePair<DracoonNode, string>(node, safe));
        }
        return safe;
    }

    private void ReadPreferences()
    {
        _isWhatIf = MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given)
            ? ((SwitchParameter)given).IsPresent
            : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));
        bool confirm = MyInvocation.BoundParameters.TryGetValue("Confirm", out given) && ((SwitchParameter)given).IsPresent;
        bool prefers = !MyInvocation.BoundParameters.ContainsKey("Confirm")
            && LanguagePrimitives.TryConvertTo(GetVariableValue("ConfirmPreference"), out ConfirmImpact preference)
            && preference is ConfirmImpact.Low or ConfirmImpact.Medium;
        _asksAlways = _isWhatIf || confirm || prefers;
    }

    /// <summary>The cmdlet's impact is that of a removal. What only adds or replaces asks as a cmdlet of medium impact would.</summary>
    private bool AskToAdd(string target, string action) => !_asksAlways || ShouldProcess(target, action);

    private void Emit(TransferResult result, string status)
    {
        result.Status = status;
        if (PassThru)
        {
            WriteObject(result);
        }
    }

    private void EmitWhatIf(TransferResult result, string status)
    {
        if (_isWhatIf)
        {
            Emit(result, status);
        }
    }

    private async Task FailAsync(TransferResult result, Exception error)
    {
        result.Error = error.Message;
        await TryAsync(result.NodePath, () => Task.FromException(error));
        Emit(result, TransferResult.Failed);
    }
}
