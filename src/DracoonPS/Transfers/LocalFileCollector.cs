using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Dracoon.Client.Transfers;

namespace DracoonPS;

/// <summary>A local file to send, and the folders below the target that lead to it.</summary>
internal sealed class LocalFile
{
    public LocalFile(string path, string[] folders)
    {
        Path = path;
        Folders = folders;
        var info = new FileInfo(path);
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

    /// <summary>Folders in which nothing is, by the names that lead to them.</summary>
    public List<string[]> EmptyFolders { get; } = new();

    /// <summary>A single file.</summary>
    public void AddFile(string path) => Files.Add(new LocalFile(path, Array.Empty<string>()));

    /// <summary>A folder with everything in it.</summary>
    public void AddFolder(string path) => AddFolder(path, new[] { new DirectoryInfo(path).Name });

    private void AddFolder(string path, string[] folders) => _try(path, () =>
    {
        string[] files = Directory.GetFiles(path);
        string[] inner = Directory.GetDirectories(path);
        if (files.Length == 0 && inner.Length == 0)
        {
            EmptyFolders.Add(folders);
        }
        foreach (string file in files.OrderBy(f => f, StringComparer.Ordinal))
        {
            _try(file, () => Files.Add(new LocalFile(file, folders)));
        }
        foreach (string folder in inner.OrderBy(f => f, StringComparer.Ordinal))
        {
            _try(folder, () => AddInner(folder, folders));
        }
    });

    private void AddInner(string folder, string[] folders)
    {
        if ((File.GetAttributes(folder) & FileAttributes.ReparsePoint) != 0)
        {
            _warn($"'{folder}' is a link and left out: it may lead back to where it is.");
            return;
        }
        AddFolder(folder, folders.Concat(new[] { Path.GetFileName(folder) }).ToArray());
    }
}
