using System;
using System.Threading;
using Dracoon.Client;
using DracoonPS.Completion;

namespace DracoonPS;

/// <summary>Brings the client's log to the cmdlet on whose behalf a request is made, for -Verbose and -Debug, and to the log file of its runspace. A session outlives cmdlets, so the way there goes with the call.</summary>
internal sealed class VerboseLog : ILogSink
{
    public static readonly VerboseLog Instance = new();

    private static readonly AsyncLocal<Attachment?> Current = new();

    public void Write(LogEntry entry)
    {
        if (entry.Method != "GET")
        {
            CompletionCache.Outdate(); // all requests come by here
        }
        if (Current.Value is Attachment attachment)
        {
            attachment.Write(entry);
        }
        else
        {
            RunspaceLog.Current?.Write(entry); // tab completion: nobody to show a line or a warning to
        }
    }

    /// <summary>A cmdlet's end of the way.</summary>
    internal sealed class Attachment : IDisposable
    {
        private readonly RunspaceLog? _file = RunspaceLog.Current;
        private Action<LogEntry>? _show;
        private Action<string>? _warn;

        /// <param name="show">Takes an entry, from any thread.</param>
        /// <param name="warn">Takes a warning, from any thread.</param>
        public Attachment(Action<LogEntry> show, Action<string> warn)
        {
            _show = show;
            _warn = warn;
        }

        /// <summary>Takes the entries of this call and of what it starts. Several cmdlets of a pipeline share a thread: each takes its own, while it is running.</summary>
        /// <returns>Gives the way back to who had it.</returns>
        public IDisposable Enter() => new Turn(this);

        public void Write(LogEntry entry)
        {
            _show?.Invoke(entry);
            if (_file?.Write(entry) is string warning)
            {
                _warn?.Invoke(warning);
            }
        }

        public void Dispose()
        {
            _show = null;
            _warn = null;
        }
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
