using System;
using System.Threading;
using Dracoon.Client;

namespace DracoonPS;

/// <summary>Brings the client's log to the cmdlet on whose behalf a request is made, for -Verbose. A session outlives cmdlets, so the way there goes with the call.</summary>
internal sealed class VerboseLog : ILogSink
{
    public static readonly VerboseLog Instance = new();

    private static readonly AsyncLocal<Attachment?> Current = new();

    /// <summary>Sends the entries of this call and of what it starts to <paramref name="write"/>, which may be called from any thread.</summary>
    public static IDisposable Attach(Action<LogEntry> write)
    {
        var attachment = new Attachment(write);
        Current.Value = attachment;
        return attachment;
    }

    public void Write(LogEntry entry) => Current.Value?.Write(entry);

    private sealed class Attachment : IDisposable
    {
        private Action<LogEntry>? _write;

        public Attachment(Action<LogEntry> write)
        {
            _write = write;
        }

        public void Write(LogEntry entry) => _write?.Invoke(entry);

        public void Dispose() => _write = null;
    }
}
