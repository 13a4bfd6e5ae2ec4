using System;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>What a visitor may know of either kind of share. Times are UTC.</summary>
public abstract class DracoonPublicShare : DracoonObject
{
    /// <summary>The name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The address of the share.</summary>
    [JsonIgnore]
    public Uri? Link { get; private set; }

    /// <summary>True when a password is needed.</summary>
    public bool IsProtected { get; internal set; }

    /// <summary>True when what is shared is encrypted on the client.</summary>
    public bool? IsEncrypted { get; internal set; }

    /// <summary>Who shares it; empty when that is not to be known.</summary>
    public string? CreatorName { get; internal set; }

    /// <summary>The e-mail address of who shares it, where that is to be known.</summary>
    public string? CreatorUsername { get; internal set; }

    /// <summary>When it was created.</summary>
    public DateTime? CreatedAt { get; internal set; }

    /// <summary>When it ends; null for never.</summary>
    public DateTime? ExpireAt { get; internal set; }

    /// <summary>Notes for visitors.</summary>
    public string? Notes { get; internal set; }

    [JsonIgnore]
    internal string AccessKey { get; private set; } = "";

    private protected abstract ShareKind Kind { get; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;

    internal void SetAddress(Uri baseUri, string accessKey)
    {
        AccessKey = accessKey;
        Link = ShareLink.Build(baseUri, Kind, accessKey);
    }
}
