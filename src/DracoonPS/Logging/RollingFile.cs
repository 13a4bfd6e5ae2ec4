using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;

namespace DracoonPS;

/// <summary>A text file that several processes append whole lines to. When it is full, it becomes <c>name.1</c>, that one <c>name.2</c>, and so on.</summary>
/// <remarks>Append mode does not keep two processes from writing to the same place on every system; a lock file beside the log does.</remarks>
internal sealed class RollingFile
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly object _gate = new();
    private readonly string _path;
    private readonly long _maxSize;
    private readonly int _count;

    public RollingFile(string path, long maxSize, int count)
    {
        _path = path;
        _maxSize = maxSize;
        _count = count;
    }

    /// <summary>Makes the file when it is not there yet.</summary>
    /// <exception cref="IOException">It can't be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written to.</exception>
    public void Check()
    {
        using FileStream locked = Lock();
        using FileStream file = Open();
    }

    /// <summary>Appends one line.</summary>
    /// <exception cref="IOException">It could not be written, or the full file could not be put aside; the line is in it then.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public void WriteLine(string line)
    {
        byte[] bytes = Utf8.GetBytes(line + Environment.NewLine);
        lock (_gate)
        {
            using FileStream locked = Lock();
            try
            {
                RollWhenFull(bytes.Length);
            }
            finally
            {
                using FileStream file = Open();
                file.Write(bytes, 0, bytes.Length);
            }
        }
    }

    private FileStream Open() => new(_path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);

    private void RollWhenFull(int more)
    {
        var current = new FileInfo(_path);
        if (!current.Exists || current.Length == 0 || current.Length + more <= _maxSize)
        {
            return;
        }
        File.Delete(Rolled(_count));
        for (int i = _count - 1; i >= 0; i--)
        {
            if (File.Exists(Rolled(i)))
            {
                File.Move(Rolled(i), Rolled(i + 1));
            }
        }
    }

    private string Rolled(int number) => number == 0 ? _path : _path + "." + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Held for one line; whoever comes meanwhile waits. The lock file stays: removing it would give the next two each a file of their own to lock.</summary>
    private FileStream Lock()
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(_path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException) && watch.Elapsed < LongestWait)
            {
                Thread.Sleep(2);
            }
        }
    }
}
