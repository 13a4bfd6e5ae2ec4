namespace Dracoon.Client.Models;

/// <summary>Where the S3 storage is: <c>GET /system/config/storage/s3</c>. Its keys are never told.</summary>
public sealed class DracoonS3Storage : DracoonObject
{
    /// <summary>The address of the bucket.</summary>
    public string? BucketUrl { get; internal set; }

    /// <summary>The region.</summary>
    public string? Region { get; internal set; }

    /// <summary>True when there is an access key.</summary>
    public bool AccessKeyDefined { get; internal set; }

    /// <summary>True when there is a secret key.</summary>
    public bool SecretKeyDefined { get; internal set; }

    /// <summary>The address of the service. Deprecated: see <see cref="BucketUrl"/>.</summary>
    public string? EndpointUrl { get; internal set; }

    /// <summary>The name of the bucket. Deprecated: see <see cref="BucketUrl"/>.</summary>
    public string? BucketName { get; internal set; }

    /// <summary>The address.</summary>
    /// <returns>The address of the bucket.</returns>
    public override string ToString() => BucketUrl ?? "";
}
