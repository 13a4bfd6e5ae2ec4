namespace Dracoon.Client.Models;

/// <summary>What new objects get where nothing else is said: <c>GET /config/info/defaults</c>, <c>GET /system/config/settings/defaults</c>. Periods are days, and 0 is for ever.</summary>
public sealed class DracoonSystemDefault : DracoonObject
{
    /// <summary>The language.</summary>
    public string? LanguageDefault { get; internal set; }

    /// <summary>After how many days a share ends.</summary>
    public int? DownloadShareDefaultExpirationPeriod { get; internal set; }

    /// <summary>After how many days a file request ends.</summary>
    public int? UploadShareDefaultExpirationPeriod { get; internal set; }

    /// <summary>After how many days an uploaded file ends.</summary>
    public int? FileDefaultExpirationPeriod { get; internal set; }

    /// <summary>True when new users may see all users and groups in the rooms that they manage.</summary>
    public bool? NonmemberViewerDefault { get; internal set; }

    /// <summary>True when the login page offers single sign-on only.</summary>
    public bool? HideLoginInputFields { get; internal set; }

    /// <summary>How many days the recycle bins of rooms keep what was deleted.</summary>
    public int? GlobalRecycleBinRetentionPeriod { get; internal set; }

    /// <summary>The same for rooms from before that setting.</summary>
    public int? GlobalRecycleBinRetentionPeriodLegacy { get; internal set; }

    /// <summary>What it says, in one line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"language {LanguageDefault}";
}
