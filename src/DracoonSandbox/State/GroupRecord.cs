namespace DracoonSandbox.State;

/// <summary>A user group.</summary>
internal sealed class GroupRecord
{
    public required long Id { get; init; }

    public required string Name { get; set; }

    public required DateTime CreatedAt { get; init; }

    public required UserRecord CreatedBy { get; init; }

    public DateTime? UpdatedAt { get; set; }

    public UserRecord? UpdatedBy { get; set; }

    public DateTime? ExpireAt { get; set; }

    public HashSet<long> Members { get; init; } = [];

    /// <summary>The roles that its members have through it; names as in <see cref="UserRecord.Roles"/>.</summary>
    public HashSet<string> Roles { get; init; } = [];
}
