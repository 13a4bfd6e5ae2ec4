namespace DracoonPS;

/// <summary>Where and how the requests of a runspace are logged.</summary>
public sealed class DracoonLogSetting
{
    /// <summary>The size that a log may have when nothing else is asked for.</summary>
    internal const long DefaultMaxSize = 10L * 1024 * 1024;

    /// <summary>How many rolled files are kept when nothing else is asked for.</summary>
    internal const int DefaultCount = 5;

    internal DracoonLogSetting(string? path, DracoonLogLevel level, long maxSize, int count)
    {
        Path = path;
        Level = level;
        MaxSize = maxSize;
        Count = count;
    }

    /// <summary>True when requests are logged.</summary>
    public bool IsEnabled => Path is not null;

    /// <summary>The file; null when nothing is logged.</summary>
    public string? Path { get; }

    /// <summary>How much the log holds.</summary>
    public DracoonLogLevel Level { get; }

    /// <summary>The size in bytes at which the next file begins.</summary>
    public long MaxSize { get; }

    /// <summary>How many full files are kept beside the one that is written.</summary>
    public int Count { get; }

    /// <summary>What is logged where.</summary>
    /// <returns>For example <c>Information to C:\logs\dracoon.log</c>.</returns>
    public override string ToString() => Path is null ? "off" : Level + " to " + Path;
}
