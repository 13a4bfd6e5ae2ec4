using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A room, folder or file that the signed-in user hears of.</summary>
public sealed class DracoonNodeSubscription : DracoonObject
{
    /// <summary>The node's number.</summary>
    [JsonProperty("id")]
    public long NodeId { get; internal set; }

    /// <summary><c>room</c>, <c>folder</c> or <c>file</c>.</summary>
    public string? Type { get; internal set; }

    /// <summary>The node's name.</summary>
    public string? Name { get; internal set; }

    /// <summary>The path of what the node lies in, with a slash at the end.</summary>
    public string? ParentPath { get; internal set; }

    /// <summary>The node's path; null where the server does not say it.</summary>
    public string? Path => Name is null ? null : ParentPath + Name;

    /// <summary>The room whose permissions count.</summary>
    public long? AuthParentId { get; internal set; }

    /// <summary>The node's path or number.</summary>
    /// <returns>The path or number.</returns>
    public override string ToString() => Path ?? NodeId.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A download share that the signed-in user hears of.</summary>
public sealed class DracoonDownloadShareSubscription : DracoonObject
{
    /// <summary>The share's number.</summary>
    [JsonProperty("id")]
    public long DownloadShareId { get; internal set; }

    /// <summary>The room whose permissions count.</summary>
    public long? AuthParentId { get; internal set; }

    /// <summary>The share's number.</summary>
    /// <returns>The number.</returns>
    public override string ToString() => DownloadShareId.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>An upload share (file request) that the signed-in user hears of.</summary>
public sealed class DracoonUploadShareSubscription : DracoonObject
{
    /// <summary>The share's number.</summary>
    [JsonProperty("id")]
    public long UploadShareId { get; internal set; }

    /// <summary>The room or folder that files come into.</summary>
    public long? TargetNodeId { get; internal set; }

    /// <summary>The share's number.</summary>
    /// <returns>The number.</returns>
    public override string ToString() => UploadShareId.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
