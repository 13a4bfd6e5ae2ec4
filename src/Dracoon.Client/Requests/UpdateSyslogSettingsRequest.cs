namespace Dracoon.Client.Requests;

/// <summary>The body of <c>PUT /system/config/settings/syslog</c>.</summary>
public sealed class UpdateSyslogSettingsRequest : RequestBody
{
    /// <summary>True to send events.</summary>
    public bool? Enabled { get => Get<bool?>("enabled"); set => Set("enabled", value); }

    /// <summary>The syslog server.</summary>
    public string? Host { get => Get<string>("host"); set => Set("host", value); }

    /// <summary>Its port.</summary>
    public int? Port { get => Get<int?>("port"); set => Set("port", value); }

    /// <summary><c>TCP</c> or <c>UDP</c>.</summary>
    public string? Protocol { get => Get<string>("protocol"); set => Set("protocol", value); }

    /// <summary>True to send the addresses of users.</summary>
    public bool? LogIpEnabled { get => Get<bool?>("logIpEnabled"); set => Set("logIpEnabled", value); }
}
