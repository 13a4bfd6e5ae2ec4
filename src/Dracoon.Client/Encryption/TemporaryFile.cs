using System;
using System.IO;
using Dracoon.Client.Transfers;

namespace Dracoon.Client.Encryption;

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
    public TemporaryFile(string target, bool overwrite)
    {
        if (!overwrite && File.Exists(target))
        {
            throw new TransferException(TransferFailure.TargetExists, $"'{target}' exists already. Use -Force to replace it.");
        }
        _target = target;
        _overwrite = overwrite;
        _path = UnfinishedFile.PathBeside(target);
        _stream = new FileStream(_path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
    }

    /// <summary>Takes the content.</summary>
    public Stream Stream => _stream;

    /// <summary>Brings everything to the disk and gives it its name.</summary>
    /// <exception cref="TransferException">A file of that name came meanwhile.</exception>
    public void Publish()
    {
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        if (_overwrite && File.Exists(_target))
        {
            File.Replace(_path, _target, null);
        }
        else
        {
            try
            {
                File.Move(_path, _target);
            }
            catch (IOException e) when (File.Exists(_target))
            {
                throw new TransferException(TransferFailure.TargetExists, $"'{_target}' came into being meanwhile. Use -Force to replace it.", e);
            }
        }
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
