namespace Dracoon.Client;

/// <summary>Receives the client's log. Called from any thread, also after the call that caused an entry returned.</summary>
public interface ILogSink
{
    /// <summary>Takes one entry. Must return quickly and must not throw.</summary>
    /// <param name="entry">The entry; it contains no secret.</param>
    void Write(LogEntry entry);
}
