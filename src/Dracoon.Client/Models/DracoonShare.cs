using System;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>What download and upload shares have in common. Times are UTC.</summary>
public abstract class DracoonShare : DracoonObject
{
    private const string DataUrlPrefix = "base64,";

    /// <summary>The name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The share's key in its link. Who has it can use the share, unless there is a password.</summary>
    public string AccessKey { get; internal set; } = "";

    /// <summary>The address to give to people; null when the server is not known.</summary>
    [JsonIgnore]
    public Uri? Link { get; private set; }

    /// <summary>True when visitors need a password.</summary>
    public bool? IsProtected { get; internal set; }

    /// <summary>True when what is shared is encrypted on the client.</summary>
    public bool? IsEncrypted { get; internal set; }

    /// <summary>When it ends; null for never.</summary>
    public DateTime? ExpireAt { get; internal set; }

    /// <summary>True when it has ended.</summary>
    [JsonIgnore]
    public bool IsExpired => ExpireAt <= DateTime.UtcNow;

    /// <summary>Notes that visitors see.</summary>
    public string? Notes { get; internal set; }

    /// <summary>Notes that visitors don't see.</summary>
    public string? InternalNotes { get; internal set; }

    /// <summary>True when visitors see who shares this.</summary>
    public bool? ShowCreatorName { get; internal set; }

    /// <summary>True when visitors see the e-mail address of who shares this.</summary>
    public bool? ShowCreatorUsername { get; internal set; }

    /// <summary>True when its creator gets a mail each time it is used.</summary>
    public bool? NotifyCreator { get; internal set; }

    /// <summary>Whom older servers sent the link to, with commas between.</summary>
    public string? Recipients { get; internal set; }

    /// <summary>Whom older servers sent the password to, with commas between.</summary>
    public string? SmsRecipients { get; internal set; }

    /// <summary>When it was created.</summary>
    public DateTime? CreatedAt { get; internal set; }

    /// <summary>Who created it.</summary>
    [JsonIgnore]
    public string? CreatedByName => CreatedBy?.ToString();

    /// <summary>Who created it, by number.</summary>
    [JsonIgnore]
    public long? CreatedById => CreatedBy?.UserId;

    /// <summary>When it was last changed.</summary>
    public DateTime? UpdatedAt { get; internal set; }

    /// <summary>Who changed it last.</summary>
    [JsonIgnore]
    public string? UpdatedByName => UpdatedBy?.ToString();

    /// <summary>Who changed it last, by number.</summary>
    [JsonIgnore]
    public long? UpdatedById => UpdatedBy?.UserId;

    [JsonProperty("createdBy")]
    internal UserInfo? CreatedBy { get; set; }

    [JsonProperty("updatedBy")]
    internal UserInfo? UpdatedBy { get; set; }

    [JsonProperty("dataUrl")]
    internal string? DataUrl { get; set; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;

    /// <summary>The picture of the link, where this was asked for with it.</summary>
    /// <returns>The bytes of a PNG image; null when there is none. A method, so that it is no column of a table or a CSV file.</returns>
    /// <exception cref="FormatException">The server gave something else than an image in base64.</exception>
    public byte[]? GetQRCode()
    {
        if (string.IsNullOrEmpty(DataUrl))
        {
            return null;
        }
        int start = DataUrl!.IndexOf(DataUrlPrefix, StringComparison.Ordinal);
        return Convert.FromBase64String(start < 0 ? DataUrl : DataUrl.Substring(start + DataUrlPrefix.Length));
    }

    internal void SetLink(Uri baseUri) => Link = ShareLink.Build(baseUri, Kind, AccessKey);

    private protected abstract ShareKind Kind { get; }
}
