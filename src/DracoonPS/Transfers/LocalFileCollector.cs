using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.ExceptionServices;
using Dracoon.Client.Transfers;

namespace DracoonPS;

/// <summary>A local file to send, and the folders below the target that lead to it.</summary>
internal sealed class LocalFile
{
    public LocalFile(string path, string[] folders)
    {
        Path = path;
        Folders = folders;
        FileInfo info = Look();
        Size = info.Length;
        Modified = info.LastWriteTimeUtc;
        if (Size == 0)
        {
            SpecialFile.Refuse(path); // which have no size
        }
    }

    public string Path { get; }

    public string[] Folders { get; }

    public long Size { get; }

    public DateTime Modified { get; }

    /// <summary>The file as it is now. A link that was named is followed; one in a folder was left out, and is not followed should it have come since.</summary>
    public FileInfo Look() => Folders.Length == 0 ? FileLink.Follow(Path) : new FileInfo(Path);
}

/// <summary>Finds the files of local folders. A folder that can't be read does not hide the others.</summary>
internal sealed class LocalFileCollector
{
    private readonly Action<string, Action> _try;
    private readonly Action<string> _warn;

    /// <param name="try">Runs the work about one path, and reports when it fails.</param>
    /// <param name="warn">Hears of what is left out.</param>
    public LocalFileCollector(Action<string, Action> @try, Action<string> warn)
    {
        _try = @try;
        _warn = warn;
    }

    public List<LocalFile> Files { get; } = new();

    /// <summary>Folders with nothing in them to send, by the names that lead to them.</summary>
    public List<string[]> EmptyFolders { get; } = new();

    /// <summary>A single file.</summary>
    public void AddFile(string path) => Files.Add(new LocalFile(path, Array.Empty<string>()));

    /// <summary>A folder with everything in it. Half received files are nothing to send.</summary>
    public void AddFolder(string path)
    {
        LocalSnapshot tree = LocalSnapshot.Read(path, _ => false);
        foreach (KeyValuePair<string, Exception> failure in tree.Failures)
        {
            _try(failure.Key, () => ExceptionDispatchInfo.Capture(failure.Value).Throw());
        }
        foreach (TreeEntry link in tree.Entries.Where(e => e.Kind == TreeEntryKind.Link))
        {
            _warn($"'{link.LocalPath}' is a link and left out: it may lead back to where it is.");
        }
        string name = new DirectoryInfo(path).Name;
        string[] Names(string relativePath) => relativePath.Length == 0 ? new[] { name } : new[] { name }.Concat(relativePath.Split('/')).ToArray();
        List<TreeEntry> sent = tree.Entries.Where(e => !e.IsProtected).ToList();
        foreach (TreeEntry file in sent.Where(e => e.Kind == TreeEntryKind.File))
        {
            _try(file.LocalPath!, () => Files.Add(new LocalFile(file.LocalPath!, Names(TreeEntry.ParentOf(file.Path)))));
        }
        var filled = new HashSet<string>(sent.Select(e => TreeEntry.ParentOf(e.Path)), StringComparer.Ordinal);
        var unknown = new HashSet<string>(tree.Failures.Select(f => f.Key), StringComparer.Ordinal);
        EmptyFolders.AddRange(sent.Where(e => e.Kind == TreeEntryKind.Folder).Select(e => (e.Path, Local: e.LocalPath!)).Prepend((Path: "", Local: new DirectoryInfo(path).FullName))
            .Where(folder => !filled.Contains(folder.Path) && !unknown.Contains(folder.Local)).Select(folder => Names(folder.Path)));
    }
}
