namespace DracoonSandbox.State;

/// <summary>What users have set for themselves, and how they get back in when they forgot their password.</summary>
internal sealed class AccountState
{
    public Dictionary<long, AccountRecord> Accounts { get; set; } = [];

    /// <summary>Tokens that were mailed: whose password they change, and until when.</summary>
    public Dictionary<string, PasswordResetRecord> PasswordResets { get; set; } = [];

    public AccountRecord Of(UserRecord user)
    {
        if (!Accounts.TryGetValue(user.Id, out AccountRecord? account))
        {
            Accounts[user.Id] = account = new AccountRecord();
        }
        return account;
    }
}

/// <summary>A token for another password. It works once.</summary>
internal sealed record PasswordResetRecord(long UserId, DateTime RequestedAt, DateTime ExpiresAt);

/// <summary>What one user has set.</summary>
internal sealed class AccountRecord
{
    private Dictionary<string, string> _profileAttributes = new(StringComparer.OrdinalIgnoreCase);

    public string Language { get; set; } = "en-GB";

    public bool SubscribesRooms { get; set; }

    public bool HasAcceptedEula { get; set; }

    /// <summary>The picture, PNG or JPEG; null for the one that everybody starts with.</summary>
    public byte[]? Avatar { get; set; }

    /// <summary>Upper and lower case are the same in keys, also after a restart.</summary>
    public Dictionary<string, string> ProfileAttributes
    {
        get => _profileAttributes;
        set => _profileAttributes = new Dictionary<string, string>(value, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What the user hears of; made when it is first asked for.</summary>
    public List<NotificationRecord> Notifications { get; set; } = [];

    public HashSet<long> SubscribedNodes { get; set; } = [];

    public HashSet<long> SubscribedDownloadShares { get; set; } = [];

    public HashSet<long> SubscribedUploadShares { get; set; } = [];

    /// <summary>The OAuth clients that the user let in on the login page.</summary>
    public HashSet<string> ApprovedClients { get; set; } = [];

    /// <summary>The passwords before this one, the latest last.</summary>
    public List<string> FormerPasswords { get; set; } = [];
}

/// <summary>By which channels a user hears of one kind of event.</summary>
internal sealed class NotificationRecord
{
    public required long Id { get; init; }

    public required int ScopeId { get; init; }

    public required string EventTypeName { get; init; }

    public List<long> ChannelIds { get; set; } = [];
}
