using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Dracoon.Client.Transfers;

/// <summary>A folder of this machine with everything in it. Links are listed, and not followed: they may lead out of the folder, or back to where they are.</summary>
public sealed class LocalSnapshot
{
    private readonly List<TreeEntry> _entries = new();
    private readonly List<KeyValuePair<string, Exception>> _failures = new();
    private readonly Func<string, bool> _isExcluded;

    private LocalSnapshot(Func<string, bool> isExcluded)
    {
        _isExcluded = isExcluded;
    }

    /// <summary>What is there, folders before their content. What is excluded is there too, but protected.</summary>
    public IReadOnlyList<TreeEntry> Entries => _entries;

    /// <summary>Folders and files that can't be read, by their whole path, and why. What is in them is not known.</summary>
    public IReadOnlyList<KeyValuePair<string, Exception>> Failures => _failures;

    /// <summary>Reads a folder.</summary>
    /// <param name="root">The whole path of the folder.</param>
    /// <param name="isExcluded">Gets a path below the root, with slashes; true for what is left alone, with everything in it.</param>
    /// <returns>The tree; an empty one when there is no such folder.</returns>
    public static LocalSnapshot Read(string root, Func<string, bool> isExcluded)
    {
        var tree = new LocalSnapshot(isExcluded);
        if (Directory.Exists(root))
        {
            tree.Add(new DirectoryInfo(root), "");
        }
        return tree;
    }

    private void Add(DirectoryInfo folder, string prefix)
    {
        FileSystemInfo[] found;
        try
        {
            found = folder.GetFileSystemInfos();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            _failures.Add(new KeyValuePair<string, Exception>(folder.FullName, e));
            return;
        }
        foreach (FileSystemInfo info in found.OrderBy(i => i.Name, StringComparer.Ordinal))
        {
            try
            {
                AddOne(info, prefix + info.Name);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                _failures.Add(new KeyValuePair<string, Exception>(info.FullName, e));
            }
        }
    }

    private void AddOne(FileSystemInfo info, string path)
    {
        if ((int)info.Attributes == -1) // nothing is there
        {
            if (info.Name.IndexOf('\uFFFD') >= 0)
            {
                throw new FileNotFoundException($"'{info.FullName}' can't be read: its name is no valid UTF-8.");
            }
            return; // it went away since the folder was read
        }
        TreeEntryKind kind = FileLink.IsLink(info) ? TreeEntryKind.Link
            : info is DirectoryInfo ? TreeEntryKind.Folder : TreeEntryKind.File;
        bool isProtected = kind == TreeEntryKind.Link || PartialFile.IsOne(info.Name) || _isExcluded(path);
        var entry = new TreeEntry(path, kind) { LocalPath = info.FullName, IsProtected = isProtected };
        if (info is FileInfo file && kind == TreeEntryKind.File)
        {
            entry.Size = file.Length;
            entry.Modified = file.LastWriteTimeUtc;
            if (entry.Size == 0 && !isProtected)
            {
                SpecialFile.Refuse(info.FullName); // which have no size
            }
        }
        _entries.Add(entry);
        if (kind == TreeEntryKind.Folder && !isProtected)
        {
            Add((DirectoryInfo)info, path + "/");
        }
    }
}
