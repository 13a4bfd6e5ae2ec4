namespace DracoonSandbox.State;

/// <summary>A user of the tenant.</summary>
internal sealed class UserRecord
{
    public required long Id { get; init; }

    public required string UserName { get; set; }

    public required string FirstName { get; set; }

    public required string LastName { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Title { get; set; }

    public bool IsLocked { get; set; }

    public DateTime? ExpireAt { get; set; }

    public DateTime CreatedAt { get; init; }

    public DateTime? LastLoginSuccessAt { get; set; }

    public DateTime? LastLoginFailAt { get; set; }

    public string AuthMethod { get; set; } = "basic";

    public string? Login { get; set; }

    /// <summary>The Active Directory that the user signs in with.</summary>
    public long? AdConfigId { get; set; }

    /// <summary>The OpenID Connect provider that the user signs in with.</summary>
    public long? OidConfigId { get; set; }

    /// <summary>True when a second factor is demanded of this user.</summary>
    public bool IsMfaEnforced { get; set; }

    /// <summary>The password in clear: this is a sandbox.</summary>
    public string? Password { get; set; }

    public bool MustChangePassword { get; set; }

    /// <summary>Names the picture; null for the one that everybody starts with.</summary>
    public string? AvatarUuid { get; set; }

    /// <summary>Role names as the API has them: CONFIG_MANAGER, USER_MANAGER, GROUP_MANAGER, ROOM_MANAGER, LOG_AUDITOR, NONMEMBER_VIEWER, GUEST_USER.</summary>
    public HashSet<string> Roles { get; init; } = [];

    /// <summary>What user managers note about the user.</summary>
    public List<AttributeRecord> Attributes { get; init; } = [];

    public KeypairSet Keypairs { get; init; } = new();
}
