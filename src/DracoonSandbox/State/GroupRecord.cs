namespace DracoonSandbox.State;

/// <summary>A user group.</summary>
internal sealed class GroupRecord
{
    public required long Id { get; init; }

    public required string Name { get; set; }

    public required DateTime CreatedAt { get; init; }

    public required UserRecord CreatedBy { get; init; }

    public HashSet<long> Members { get; init; } = [];
}
