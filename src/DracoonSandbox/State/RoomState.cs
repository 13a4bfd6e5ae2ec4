namespace DracoonSandbox.State;

/// <summary>What rooms have beside their permissions.</summary>
internal sealed class RoomState
{
    /// <summary>By room and group: the groups whose new members have to be let in one by one.</summary>
    public Dictionary<long, Dictionary<long, GroupGate>> Gates { get; set; } = [];

    /// <summary>By room: what holds for its files.</summary>
    public Dictionary<long, RoomPolicy> Policies { get; set; } = [];

    /// <summary>By room: the ids of its S3 tags.</summary>
    public Dictionary<long, long[]> S3Tags { get; set; } = [];
}

/// <summary>Who of a group was let into a room, and who was not. Whoever is in neither set waits.</summary>
internal sealed class GroupGate
{
    public HashSet<long> Accepted { get; set; } = [];

    public HashSet<long> Denied { get; set; } = [];
}

/// <summary>What a room's admin demands for its files.</summary>
internal sealed class RoomPolicy
{
    /// <summary>After how many seconds a new file ends; 0 for never.</summary>
    public int DefaultExpirationPeriod { get; set; }

    public bool IsVirusProtectionEnabled { get; set; }
}
