namespace Dracoon.Client.Models;

/// <summary>What whoever runs the server has decided: <c>GET /config/info/infrastructure</c>, <c>GET /system/config/settings/infrastructure</c>.</summary>
public sealed class DracoonInfrastructure : DracoonObject
{
    /// <summary>True when the server can send text messages.</summary>
    public bool? SmsConfigEnabled { get; internal set; }

    /// <summary>True when there can be a media server.</summary>
    public bool? MediaServerConfigEnabled { get; internal set; }

    /// <summary>The region of S3 storage.</summary>
    public string? S3DefaultRegion { get; internal set; }

    /// <summary>True when uploads must go to S3 directly.</summary>
    public bool? S3EnforceDirectUpload { get; internal set; }

    /// <summary>True for DRACOON Cloud, false for a server of one's own.</summary>
    public bool? IsDracoonCloud { get; internal set; }

    /// <summary>The tenant, for the vendor's support.</summary>
    public string? TenantUuid { get; internal set; }

    /// <summary>The tenant.</summary>
    /// <returns>Its UUID.</returns>
    public override string ToString() => TenantUuid ?? "";
}
