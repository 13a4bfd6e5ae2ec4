using System;
using System.Threading;
using Dracoon.Client;

namespace DracoonPS;

/// <summary>Brings the client's log to the cmdlet on whose behalf a request is made, for -Verbose. A session outlives cmdlets, so the way there goes with the call.</summary>
internal sealed class VerboseLog : ILogSink
{
    public static readonly VerboseLog Instance = new();

    private static readonly AsyncLocal<Attachment?> Current = new();

    public void Write(LogEntry entry) => Current.Value?.Write(entry);

    /// <summary>A cmdlet's end of the way.</summary>
    internal sealed class Attachment : IDisposable
    {
        private Action<LogEntry>? _write;

        /// <param name="write">Takes the entries, from any thread.</param>
        public Attachment(Action<LogEntry> write)
        {
            _write = write;
        }

        /// <summary>Takes the entries of this call and of what it starts. Several cmdlets of a pipeline share a thread: each takes its own, while it is running.</summary>
        /// <returns>Gives the way back to who had it.</returns>
        public IDisposable Enter() => new Turn(this);

        public void Write(LogEntry entry) => _write?.Invoke(entry);

        public void Dispose() => _write = null;
    }

    private sealed class Turn : IDisposable
    {
        private readonly Attachment? _before = Current.Value;

        public Turn(Attachment attachment)
        {
            Current.Value = attachment;
        }

        public void Dispose() => Current.Value = _before;
    }
}
