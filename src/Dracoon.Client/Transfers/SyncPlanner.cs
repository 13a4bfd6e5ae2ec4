using System;
using System.Collections.Generic;
using System.Linq;

namespace Dracoon.Client.Transfers;

/// <summary>Compares two trees and says what has to be done. It looks at nothing but what it is given, and changes nothing.</summary>
/// <remarks>Names match whatever their case, since the server and Windows see it so; of several candidates the exact one is taken.</remarks>
public sealed class SyncPlanner
{
    private readonly Func<TreeEntry, TreeEntry, bool> _isSame;
    private readonly bool _mirror;
    private readonly ILookup<string, TreeEntry> _targets;
    private readonly HashSet<TreeEntry> _matched = new();
    private readonly HashSet<TreeEntry> _removed = new();
    private readonly HashSet<string> _holding;
    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _kept = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _blocked = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _targetPaths = new(StringComparer.Ordinal) { [""] = "" };
    private readonly IReadOnlyList<TreeEntry> _target;
    private readonly List<SyncStep> _obstacles = new();
    private readonly List<SyncStep> _steps = new();

    private SyncPlanner(IReadOnlyList<TreeEntry> target, Func<TreeEntry, TreeEntry, bool> isSame, bool mirror)
    {
        _isSame = isSame;
        _mirror = mirror;
        _target = target.OrderBy(t => t.Path, StringComparer.Ordinal).ToList();
        _targets = _target.ToLookup(t => t.Path, StringComparer.OrdinalIgnoreCase);
        // A folder that holds something which stays has to stay itself.
        _holding = new HashSet<string>(_target.Where(t => t.IsProtected || t.IsRoom).SelectMany(t => Ancestors(t.Path)), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Makes the plan.</summary>
    /// <param name="source">What the target is to have.</param>
    /// <param name="target">What it has.</param>
    /// <param name="isSame">Gets a file of the source and one of the target; true when it need not go over.</param>
    /// <param name="mirror">True to remove from the target what the source does not have.</param>
    /// <returns>The plan.</returns>
    public static SyncPlan Plan(IEnumerable<TreeEntry> source, IReadOnlyList<TreeEntry> target, Func<TreeEntry, TreeEntry, bool> isSame, bool mirror)
    {
        var planner = new SyncPlanner(target, isSame, mirror);
        foreach (TreeEntry entry in source.OrderBy(s => s.Path, StringComparer.Ordinal))
        {
            planner.Add(entry);
        }
        return planner.Finish();
    }

    private void Add(TreeEntry source)
    {
        if (source.IsProtected)
        {
            Keep(source.Path);
            return;
        }
        if (Ancestors(source.Path).FirstOrDefault(_blocked.ContainsKey) is string blocker)
        {
            if (source.Kind == TreeEntryKind.File)
            {
                _steps.Add(new SyncStep(SyncAction.Conflict, source.Path, source, null, _blocked[blocker]));
            }
            return;
        }
        if (!_seen.Add(source.Path))
        {
            Block(source, null, $"The source has another '{source.Path}' whose name differs in nothing that the target can tell apart.");
            return;
        }
        TreeEntry? target = _targets[source.Path].FirstOrDefault(t => t.Path == TargetPath(source.Path)) ?? _targets[source.Path].FirstOrDefault(t => !_matched.Contains(t));
        string path = target?.Path ?? TargetPath(source.Path);
        _targetPaths[source.Path] = path;
        if (target is { IsProtected: true })
        {
            string what = target.Kind == TreeEntryKind.Link ? "a link" : "excluded";
            Block(source, target, $"'{path}' in the target is {what}, and nothing is written over or below it.");
            return;
        }
        if (target is not null && target.Kind != source.Kind)
        {
            string reason = $"'{path}' is a {Word(source)} in the source and a {Word(target)} in the target.";
            if (!_mirror || !MayGo(target))
            {
                Keep(target.Path);
                Block(source, target, reason + (_mirror ? " That can't be removed, since something in it has to stay." : " -Mirror replaces it."));
                return;
            }
            _obstacles.Add(Removal(target, reason));
            target = null;
        }
        if (target is not null)
        {
            _matched.Add(target);
            _holding.UnionWith(Ancestors(target.Path));
        }
        if (source.Kind == TreeEntryKind.Folder)
        {
            if (target is null)
            {
                _steps.Add(new SyncStep(SyncAction.CreateFolder, path, source, null));
            }
            return;
        }
        bool same = target is not null && _isSame(source, target);
        _steps.Add(new SyncStep(same ? SyncAction.Skip : SyncAction.Transfer, path, source, target));
    }

    private SyncPlan Finish()
    {
        var removals = new List<SyncStep>();
        var rooms = new List<TreeEntry>();
        foreach (TreeEntry entry in _mirror ? _target : Array.Empty<TreeEntry>())
        {
            if (_matched.Contains(entry) || _removed.Contains(entry) || entry.IsProtected || _kept.Contains(entry.Path) || Ancestors(entry.Path).Any(_kept.Contains))
            {
                continue;
            }
            if (entry.IsRoom)
            {
                rooms.Add(entry);
                Keep(entry.Path);
            }
            else if (MayGo(entry))
            {
                removals.Add(Removal(entry, null));
            }
        }
        return new SyncPlan(_obstacles, _steps, removals, rooms);
    }

    /// <summary>A file or folder with everything in it.</summary>
    private SyncStep Removal(TreeEntry entry, string? reason)
    {
        string prefix = entry.Path + "/";
        List<TreeEntry> contained = entry.Kind == TreeEntryKind.File ? new List<TreeEntry>()
            : _target.Where(t => t.Path.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        _removed.Add(entry);
        _removed.UnionWith(contained);
        return new SyncStep(SyncAction.Remove, entry.Path, null, entry, reason, contained);
    }

    /// <summary>Nothing in it has to stay: neither what is protected, nor what the source has under a name of another case.</summary>
    private bool MayGo(TreeEntry entry) =>
        !entry.IsRoom && !entry.IsProtected && (entry.Kind == TreeEntryKind.File || !_holding.Contains(entry.Path));

    private void Keep(string path)
    {
        _kept.Add(path);
        _holding.UnionWith(Ancestors(path));
    }

    private void Block(TreeEntry source, TreeEntry? target, string reason)
    {
        _blocked[source.Path] = reason;
        Keep(source.Path);
        _steps.Add(new SyncStep(SyncAction.Conflict, source.Path, source, target, reason));
    }

    /// <summary>Where it goes: below the folder that its own folder was matched with.</summary>
    private string TargetPath(string sourcePath)
    {
        string parent = TreeEntry.ParentOf(sourcePath);
        string target = _targetPaths.TryGetValue(parent, out string? known) ? known : parent;
        string name = TreeEntry.NameOf(sourcePath);
        return target.Length == 0 ? name : target + "/" + name;
    }

    private static IEnumerable<string> Ancestors(string path)
    {
        for (string parent = TreeEntry.ParentOf(path); parent.Length > 0; parent = TreeEntry.ParentOf(parent))
        {
            yield return parent;
        }
    }

    private static string Word(TreeEntry entry) => entry.IsRoom ? "room" : entry.Kind == TreeEntryKind.File ? "file" : "folder";
}
