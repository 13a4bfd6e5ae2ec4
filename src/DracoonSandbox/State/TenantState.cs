namespace DracoonSandbox.State;

/// <summary>The tenants of the installation: the one that everything else here is about, and others, of which there is no more than what provisioning tells.</summary>
internal sealed class TenantState
{
    /// <summary>The id of the tenant that the sandbox is: what the users' accounts have as customerId.</summary>
    public const long OwnId = 1;

    /// <summary>All tenants by their ids.</summary>
    public Dictionary<long, TenantRecord> Tenants { get; set; } = new()
    {
        [OwnId] = new TenantRecord
        {
            Id = OwnId, CompanyName = "Sandbox", ContractType = "pay", QuotaMax = -1, UserMax = int.MaxValue, WebhooksMax = 100,
            Uuid = "00000000-0000-4000-8000-000000000001", CreatedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        },
    };

    /// <summary>The tenant that the sandbox is; null once it was deleted.</summary>
    public TenantRecord? Own => Tenants.GetValueOrDefault(OwnId);
}

/// <summary>A tenant, in the API's words a customer.</summary>
internal sealed class TenantRecord
{
    public required long Id { get; init; }

    public required string CompanyName { get; set; }

    /// <summary>demo, free or pay.</summary>
    public required string ContractType { get; set; }

    /// <summary>The most bytes; -1 for no limit.</summary>
    public required long QuotaMax { get; set; }

    public required int UserMax { get; set; }

    public bool IsLocked { get; set; }

    public DateTime? TrialEndsAt { get; set; }

    public string? ProviderCustomerId { get; set; }

    public long? WebhooksMax { get; set; }

    public string? ActivationCode { get; set; }

    public required string Uuid { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? UpdatedAt { get; set; }

    /// <summary>By key; upper and lower case are the same.</summary>
    public Dictionary<string, string> Attributes { get; set; } = [];

    /// <summary>The users of another tenant than the sandbox itself: its first admin.</summary>
    public List<UserRecord> Users { get; set; } = [];
}
