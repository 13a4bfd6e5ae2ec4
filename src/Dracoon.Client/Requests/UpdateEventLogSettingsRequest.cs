namespace Dracoon.Client.Requests;

/// <summary>The body of <c>PUT /system/config/settings/eventlog</c>.</summary>
public sealed class UpdateEventLogSettingsRequest : RequestBody
{
    /// <summary>True to keep events.</summary>
    public bool? Enabled { get => Get<bool?>("enabled"); set => Set("enabled", value); }

    /// <summary>For how many days; 0 for ever.</summary>
    public int? RetentionPeriod { get => Get<int?>("retentionPeriod"); set => Set("retentionPeriod", value); }

    /// <summary>True to keep the addresses of users.</summary>
    public bool? LogIpEnabled { get => Get<bool?>("logIpEnabled"); set => Set("logIpEnabled", value); }
}
