using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A tag that objects in S3 storage can get: <c>GET /system/config/storage/s3/tags</c>.</summary>
public sealed class DracoonS3Tag : DracoonObject
{
    /// <summary>The tag's number.</summary>
    [JsonProperty("id")]
    public long TagId { get; internal set; }

    /// <summary>Its key.</summary>
    public string Key { get; internal set; } = "";

    /// <summary>Its value.</summary>
    public string Value { get; internal set; } = "";

    /// <summary>True when every room has it.</summary>
    public bool IsMandatory { get; internal set; }

    /// <summary>Key and value.</summary>
    /// <returns>For example <c>department=hr</c>.</returns>
    public override string ToString() => Key + "=" + Value;
}
