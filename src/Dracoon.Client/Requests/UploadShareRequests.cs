using System.Collections.Generic;

namespace Dracoon.Client.Requests;

/// <summary>The body of <c>POST /shares/uploads</c>.</summary>
public sealed class CreateUploadShareRequest : ShareRequest
{
    /// <summary>The room or folder that gets the files; required.</summary>
    public long? TargetId { get => Get<long?>("targetId"); set => Set("targetId", value); }

    /// <summary>How many files may come.</summary>
    public int? MaxSlots { get => Get<int?>("maxSlots"); set => Set("maxSlots", (long?)value); }

    /// <summary>How many bytes may come in all.</summary>
    public long? MaxSize { get => Get<long?>("maxSize"); set => Set("maxSize", value); }

    /// <summary>After how many days a file that came is deleted.</summary>
    public int? FileExpiryDays { get => Get<int?>("filesExpiryPeriod"); set => Set("filesExpiryPeriod", (long?)value); }

    /// <summary>True to show visitors what has come already.</summary>
    public bool? ShowUploadedFiles { get => Get<bool?>("showUploadedFiles"); set => Set("showUploadedFiles", value); }
}

/// <summary>The body of <c>PUT /shares/uploads/{share_id}</c> and, as far as it goes, <c>PUT /shares/uploads</c>.</summary>
public sealed class UpdateUploadShareRequest : UpdateShareRequest
{
    private static readonly HashSet<string> Bulk = new()
    {
        "expiration", "showCreatorName", "showCreatorUsername", "showUploadedFiles", "maxSlots", "resetMaxSlots", "maxSize", "resetMaxSize",
        "filesExpiryPeriod", "resetFilesExpiryPeriod",
    };

    /// <summary>How many files may come.</summary>
    public int? MaxSlots { get => Get<int?>("maxSlots"); set => Set("maxSlots", (long?)value); }

    /// <summary>True to lift the limit of files.</summary>
    public bool? ResetMaxSlots { get => Get<bool?>("resetMaxSlots"); set => Set("resetMaxSlots", value); }

    /// <summary>How many bytes may come in all.</summary>
    public long? MaxSize { get => Get<long?>("maxSize"); set => Set("maxSize", value); }

    /// <summary>True to lift the limit of bytes.</summary>
    public bool? ResetMaxSize { get => Get<bool?>("resetMaxSize"); set => Set("resetMaxSize", value); }

    /// <summary>After how many days a file that came is deleted.</summary>
    public int? FileExpiryDays { get => Get<int?>("filesExpiryPeriod"); set => Set("filesExpiryPeriod", (long?)value); }

    /// <summary>True to keep files that come for ever.</summary>
    public bool? ResetFileExpiryDays { get => Get<bool?>("resetFilesExpiryPeriod"); set => Set("resetFilesExpiryPeriod", value); }

    /// <summary>True to show visitors what has come already.</summary>
    public bool? ShowUploadedFiles { get => Get<bool?>("showUploadedFiles"); set => Set("showUploadedFiles", value); }

    private protected override IReadOnlyCollection<string> BulkFields => Bulk;
}
