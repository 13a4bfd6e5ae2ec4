using System.Security;
using Dracoon.Client.Authentication;

namespace Dracoon.Client.Requests;

/// <summary>The body of <c>POST</c> and <c>PUT /system/config/storage/s3</c>.</summary>
public sealed class S3StorageRequest : RequestBody
{
    /// <summary>The address of the bucket.</summary>
    public string? BucketUrl { get => Get<string>("bucketUrl"); set => Set("bucketUrl", value); }

    /// <summary>The region.</summary>
    public string? Region { get => Get<string>("region"); set => Set("region", value); }

    /// <summary>The address of the service. Deprecated: see <see cref="BucketUrl"/>.</summary>
    public string? EndpointUrl { get => Get<string>("endpointUrl"); set => Set("endpointUrl", value); }

    /// <summary>The name of the bucket. Deprecated: see <see cref="BucketUrl"/>.</summary>
    public string? BucketName { get => Get<string>("bucketName"); set => Set("bucketName", value); }

    /// <summary>Gives the keys.</summary>
    /// <param name="accessKey">The id of the access key.</param>
    /// <param name="secretKey">The secret.</param>
    public void SetKeys(string accessKey, SecureString secretKey)
    {
        Set("accessKey", accessKey);
        Set("secretKey", SecureText.ToText(secretKey));
    }
}
