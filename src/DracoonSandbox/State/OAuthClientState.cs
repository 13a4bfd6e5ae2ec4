namespace DracoonSandbox.State;

/// <summary>The OAuth clients that are registered.</summary>
internal sealed class OAuthClientState
{
    public const string Legacy = "dracoon_legacy_scripting";

    /// <summary>Stands for the sandbox's own address in a redirect address: it differs from start to start.</summary>
    public const string OwnAddress = "{base}";

    private const string Loopback = "http://127.0.0.1:53682/";

    /// <summary>The clients by their ids.</summary>
    public Dictionary<string, OAuthClientRecord> Clients { get; set; } = new()
    {
        [Legacy] = new OAuthClientRecord
        {
            Id = Legacy, Name = "DRACOON Legacy Scripting", Secret = "", IsStandard = true,
            GrantTypes = ["authorization_code", "password", "refresh_token"], RedirectUris = [Loopback, OwnAddress + "/oauth/callback"],
        },
        ["sandbox-confidential"] = new OAuthClientRecord
        {
            Id = "sandbox-confidential", Name = "Sandbox client with a secret", Secret = "s3cret:with-colon", IsConfidential = true,
            GrantTypes = ["authorization_code", "password", "refresh_token"], RedirectUris = [Loopback, OwnAddress + "/oauth/callback"],
        },
    };

    public OAuthClientRecord? Find(string id) => Clients.GetValueOrDefault(id);
}

/// <summary>An application in whose name users sign in.</summary>
internal sealed class OAuthClientRecord
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    /// <summary>Empty for a public client, and for the standard one for scripts.</summary>
    public required string Secret { get; set; }

    public bool IsConfidential { get; set; }

    /// <summary>One that every DRACOON has; it can't be changed.</summary>
    public bool IsStandard { get; init; }

    public bool IsEnabled { get; set; } = true;

    public required List<string> GrantTypes { get; set; }

    public List<string> RedirectUris { get; set; } = [];

    /// <summary>Seconds; null for the sandbox's own lifetime of tokens.</summary>
    public int? AccessTokenValidity { get; set; }

    public int RefreshTokenValidity { get; set; } = 30 * 86400;

    public int ApprovalValidity { get; set; } = 183 * 86400;
}
