namespace DracoonSandbox.Events;

/// <summary>The event log, oldest first, and its settings.</summary>
internal sealed class EventState
{
    public List<EventRecord> Items { get; set; } = [];

    public long LastId { get; set; }

    public bool IsEnabled { get; set; } = true;

    /// <summary>For how many days events are kept; 0 for ever.</summary>
    public int RetentionDays { get; set; } = 7;

    public bool IsIpLogged { get; set; } = true;
}
