namespace DracoonSandbox.State;

/// <summary>The configuration of the S3 storage, and the tags of what lies in it.</summary>
internal sealed class StorageState
{
    /// <summary>As it was set; null while nobody did.</summary>
    public S3ConfigRecord? Config { get; set; }

    public SortedDictionary<long, S3TagRecord> Tags { get; set; } = [];

    /// <summary>The configuration that is in force: the one that was set, or the sandbox's own when it began with S3 storage.</summary>
    public S3ConfigRecord? Effective(SandboxState state) => Config ?? (!state.BeginsWithS3 ? null : new S3ConfigRecord
    {
        BucketUrl = "https://sandbox-bucket.storage.invalid",
        Region = SandboxState.S3Region,
        AccessKey = "sandbox",
        SecretKey = "sandbox",
    });
}

/// <summary>Where the S3 storage is.</summary>
internal sealed class S3ConfigRecord
{
    public string BucketUrl { get; set; } = "";

    public string? Region { get; set; }

    public string? EndpointUrl { get; set; }

    public string? BucketName { get; set; }

    public string AccessKey { get; set; } = "";

    public string SecretKey { get; set; } = "";
}

/// <summary>A tag that objects in the storage get.</summary>
internal sealed class S3TagRecord
{
    public long Id { get; set; }

    public string Key { get; set; } = "";

    public string Value { get; set; } = "";

    public bool IsMandatory { get; set; }
}
