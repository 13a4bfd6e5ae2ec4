using System;
using System.Globalization;
using System.IO;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using System.Threading;
using Dracoon.Client;

namespace DracoonPS;

/// <summary>The log file of one runspace, for all its sessions, also those that were opened before it was switched on.</summary>
internal sealed class RunspaceLog
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceLog> Logs = new();

    private volatile Target? _target;

    /// <summary>The log of the runspace that this thread runs for; null on a thread that runs for none.</summary>
    public static RunspaceLog? Current => Runspace.DefaultRunspace is Runspace runspace ? Logs.GetOrCreateValue(runspace) : null;

    /// <summary>How it is set.</summary>
    public DracoonLogSetting Setting => _target?.Setting ?? new DracoonLogSetting(null, DracoonLogLevel.Information, DracoonLogSetting.DefaultMaxSize, DracoonLogSetting.DefaultCount);

    /// <summary>Logs from now on as the setting says, or no more.</summary>
    /// <exception cref="IOException">The file can't be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written to.</exception>
    public void Set(DracoonLogSetting setting)
    {
        Target? target = setting.Path is string path ? new Target(setting, new RollingFile(path, setting.MaxSize, setting.Count)) : null;
        target?.File.Check();
        _target = target;
    }

    /// <summary>Writes an entry when the level asks for it. A request does not fail because its line can't be written.</summary>
    /// <returns>What to warn of, the first time that a line can't be written; else null.</returns>
    public string? Write(LogEntry entry)
    {
        if (_target is not Target target || LevelOf(entry) is var level && level > target.Setting.Level)
        {
            return null;
        }
        try
        {
            string time = entry.Time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            target.File.WriteLine(time + " " + level + " " + entry.ToString(target.Setting.Level >= DracoonLogLevel.Debug));
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return target.IsFirstFailure() ? $"The log '{target.Setting.Path}' is not complete: {e.Message} Set-DracoonLog can choose another file." : null;
        }
    }

    private static DracoonLogLevel LevelOf(LogEntry entry)
    {
        if (entry.RetryAfter is not null || entry.Note == "cancelled" || entry.StatusCode is >= 400 and < 500)
        {
            return DracoonLogLevel.Warning;
        }
        return entry.StatusCode is null or >= 500 ? DracoonLogLevel.Error : DracoonLogLevel.Information;
    }

    private sealed class Target
    {
        private int _failures;

        public Target(DracoonLogSetting setting, RollingFile file)
        {
            Setting = setting;
            File = file;
        }

        public DracoonLogSetting Setting { get; }

        public RollingFile File { get; }

        public bool IsFirstFailure() => Interlocked.Exchange(ref _failures, 1) == 0;
    }
}
