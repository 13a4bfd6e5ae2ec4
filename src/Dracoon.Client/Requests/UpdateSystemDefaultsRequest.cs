namespace Dracoon.Client.Requests;

/// <summary>The body of <c>PUT /system/config/settings/defaults</c>. Periods are days, and 0 is for ever.</summary>
public sealed class UpdateSystemDefaultsRequest : RequestBody
{
    /// <summary>The language.</summary>
    public string? LanguageDefault { get => Get<string>("languageDefault"); set => Set("languageDefault", value); }

    /// <summary>After how many days a share ends.</summary>
    public int? DownloadShareDefaultExpirationPeriod { get => Get<int?>("downloadShareDefaultExpirationPeriod"); set => Set("downloadShareDefaultExpirationPeriod", value); }

    /// <summary>After how many days a file request ends.</summary>
    public int? UploadShareDefaultExpirationPeriod { get => Get<int?>("uploadShareDefaultExpirationPeriod"); set => Set("uploadShareDefaultExpirationPeriod", value); }

    /// <summary>After how many days an uploaded file ends.</summary>
    public int? FileDefaultExpirationPeriod { get => Get<int?>("fileDefaultExpirationPeriod"); set => Set("fileDefaultExpirationPeriod", value); }

    /// <summary>True to let new users see all users and groups in the rooms that they manage.</summary>
    public bool? NonmemberViewerDefault { get => Get<bool?>("nonmemberViewerDefault"); set => Set("nonmemberViewerDefault", value); }

    /// <summary>How many days the recycle bins of rooms keep what was deleted.</summary>
    public int? GlobalRecycleBinRetentionPeriod { get => Get<int?>("globalRecycleBinRetentionPeriod"); set => Set("globalRecycleBinRetentionPeriod", value); }
}
