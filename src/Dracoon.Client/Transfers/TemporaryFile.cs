using System;
using System.IO;

namespace Dracoon.Client.Transfers;

/// <summary>A file that gets its name only when all of it is written; until then it lies beside it under another, and goes when this is disposed.</summary>
public sealed class TemporaryFile : IDisposable
{
    private readonly string _target;
    private readonly bool _overwrite;
    private readonly string _path;
    private readonly FileStream _stream;
    private bool _published;

    /// <summary>Makes the file beside its target.</summary>
    /// <param name="target">The name to be, a whole path; its folder exists.</param>
    /// <param name="overwrite">True to replace a file of that name.</param>
    /// <exception cref="TransferException">The target exists.</exception>
    /// <exception cref="IOException">The target is a folder, or its folder is not there.</exception>
    public TemporaryFile(string target, bool overwrite)
    {
        if (Directory.Exists(target))
        {
            throw new IOException($"'{target}' is a folder.");
        }
        // Told here: .NET would name the temporary file.
        if (!Directory.Exists(Path.GetDirectoryName(target)))
        {
            throw new DirectoryNotFoundException($"There is no folder '{Path.GetDirectoryName(target)}'.");
        }
        if (!overwrite && File.Exists(target))
        {
            throw new TransferException(TransferFailure.TargetExists, $"'{target}' exists already. Use -Force to replace it.");
        }
        _target = target;
        _overwrite = overwrite;
        _path = UnfinishedFile.PathBeside(target);
        _stream = new FileStream(_path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
    }

    /// <summary>Writes a whole file of bytes that are there already.</summary>
    /// <param name="target">The name to be, a whole path; its folder exists.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="overwrite">True to replace a file of that name; a link of that name, and not what it leads to.</param>
    /// <exception cref="TransferException">The target exists.</exception>
    public static void Write(string target, byte[] content, bool overwrite)
    {
        using var file = new TemporaryFile(target, overwrite);
        file.Stream.Write(content, 0, content.Length);
        file.Publish();
    }

    /// <summary>Takes the content.</summary>
    public Stream Stream => _stream;

    /// <summary>Brings everything to the disk and gives it its name.</summary>
    /// <exception cref="TransferException">A file of that name came meanwhile.</exception>
    public void Publish()
    {
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        UnfinishedFile.Publish(_path, _target, _overwrite);
        _published = true;
    }

    /// <summary>Takes the file away, unless it got its name.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        if (!_published)
        {
            File.Delete(_path); // no error when it is not there
        }
    }
}
