using System.Text.Json.Nodes;

namespace DracoonSandbox.State;

/// <summary>
/// The tenant's settings as its config managers set them. They are kept as the documents of /system/config/settings, and /config/info answers
/// from the same ones. What other parts of the sandbox decide (encryption, S3 storage, password policies) is not in here.
/// </summary>
internal sealed class SettingsState
{
    public JsonObject General { get; set; } = new()
    {
        ["sharePasswordSmsEnabled"] = false,
        ["emailNotificationButtonEnabled"] = true,
        ["eulaEnabled"] = false,
        ["s3TagsEnabled"] = false,
        ["hideLoginInputFields"] = false,
        ["mediaServerEnabled"] = false,
    };

    /// <summary>How long tokens last at most, in seconds, while the restriction is enabled.</summary>
    public JsonObject TokenRestrictions { get; set; } = new() { ["restrictionEnabled"] = false, ["accessTokenValidity"] = 7200L, ["refreshTokenValidity"] = 2_592_000L };

    public JsonObject Defaults { get; set; } = new()
    {
        ["languageDefault"] = "en-GB",
        ["downloadShareDefaultExpirationPeriod"] = 0L,
        ["uploadShareDefaultExpirationPeriod"] = 0L,
        ["fileDefaultExpirationPeriod"] = 0L,
        ["nonmemberViewerDefault"] = false,
        ["globalRecycleBinRetentionPeriod"] = 14L,
    };

    public JsonObject Eventlog { get; set; } = new() { ["enabled"] = true, ["retentionPeriod"] = 7L, ["logIpEnabled"] = true };

    public JsonObject Syslog { get; set; } = new() { ["enabled"] = false, ["host"] = "", ["port"] = 514L, ["protocol"] = "UDP", ["logIpEnabled"] = false };

    /// <summary>The ways to sign in, by name.</summary>
    public SortedDictionary<string, AuthMethodRecord> AuthMethods { get; set; } = new(StringComparer.Ordinal)
    {
        ["basic"] = new AuthMethodRecord { IsEnabled = true, Priority = 1 },
        ["active_directory"] = new AuthMethodRecord { Priority = 2 },
        ["radius"] = new AuthMethodRecord { Priority = 3 },
        ["openid"] = new AuthMethodRecord { Priority = 4 },
    };

    /// <summary>Settings of the deprecated /config/settings that no other operation has.</summary>
    public Dictionary<string, string> OtherOptions { get; set; } = [];

    public string TenantUuid { get; set; } = Guid.NewGuid().ToString();

    /// <summary>The room that the personal rooms lie in; null while there are none.</summary>
    public long? HomeRoomParentId { get; set; }

    public string? HomeRoomParentName { get; set; }

    public long? HomeRoomQuota { get; set; }

    public bool HomeRoomsActive { get; set; }

    public List<NotificationChannelRecord> NotificationChannels { get; set; } =
    [
        new NotificationChannelRecord { Id = 1, Name = "E-mail, at once", Frequency = 0, IsEnabled = true },
        new NotificationChannelRecord { Id = 2, Name = "E-mail, once an hour", Frequency = 60, IsEnabled = false },
    ];

    public bool IsEnabled(string authMethod) => AuthMethods.TryGetValue(authMethod, out AuthMethodRecord? method) && method.IsEnabled;
}

/// <summary>A way to sign in.</summary>
internal sealed class AuthMethodRecord
{
    public bool IsEnabled { get; set; }

    /// <summary>The smallest comes first.</summary>
    public long Priority { get; set; }
}

/// <summary>A way to tell users what happens.</summary>
internal sealed class NotificationChannelRecord
{
    public int Id { get; set; }

    public string Name { get; set; } = "";

    public bool IsEnabled { get; set; }

    /// <summary>Minutes that are told in one message.</summary>
    public long Frequency { get; set; }
}
