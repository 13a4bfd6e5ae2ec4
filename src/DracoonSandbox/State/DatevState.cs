namespace DracoonSandbox.State;

/// <summary>The rooms that are connected with DATEV, and what is under way.</summary>
internal sealed class DatevState
{
    public SortedDictionary<long, DatevConfig> Configs { get; set; } = [];

    /// <summary>Authorizations that were started, by their state.</summary>
    public Dictionary<string, DatevAuthorization> Authorizations { get; set; } = [];
}

/// <summary>A room that is connected with DATEV.</summary>
internal sealed class DatevConfig
{
    public required long Id { get; init; }

    public required DatevIntegration Integration { get; init; }

    public required long RoomId { get; init; }

    public required long ConsultantId { get; init; }

    public required long ClientId { get; init; }

    public long? BaseId { get; init; }

    public required long UserId { get; init; }

    public required DateTime TokenExpiresAt { get; init; }

    /// <summary>The files that were handed over, by their ids, and when that began.</summary>
    public SortedDictionary<long, DateTime> Files { get; set; } = [];

    public SortedSet<string> TaxYears { get; set; } = [];
}

/// <summary>An authorization that waits for its code.</summary>
internal sealed class DatevAuthorization
{
    public required string Code { get; init; }

    public required DatevIntegration Integration { get; init; }

    public required long RoomId { get; init; }

    public required long ConsultantId { get; init; }

    public required long ClientId { get; init; }

    public long? BaseId { get; init; }

    public required DateTime ExpiresAt { get; init; }
}

/// <summary>What of DATEV a room is connected with, in the API's numbers.</summary>
internal enum DatevIntegration
{
    /// <summary>DATEV Unternehmen online.</summary>
    Duo = 1,

    /// <summary>DATEV Meine Steuern.</summary>
    Mst = 2,
}
