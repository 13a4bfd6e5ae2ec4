using System;
using System.Linq;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>An upload share as its visitors see it: <c>GET /public/shares/uploads/{access_key}</c>. Of a protected one, only the password shows everything.</summary>
public sealed class DracoonPublicUploadShare : DracoonPublicShare
{
    /// <summary>How many more files may come; null for no limit.</summary>
    public int? RemainingSlots { get; internal set; }

    /// <summary>How many more bytes may come; null for no limit.</summary>
    public long? RemainingSize { get; internal set; }

    /// <summary>How many files may come in all, on older servers; 0 for no limit.</summary>
    public int? MaxSlots { get; internal set; }

    /// <summary>How many bytes may come in all, on older servers.</summary>
    public double? MaxSize { get; internal set; }

    /// <summary>True when visitors see what has come already.</summary>
    public bool? ShowUploadedFiles { get; internal set; }

    /// <summary>What has come already, where that is to be seen.</summary>
    public DracoonPublicUploadedFile[] UploadedFiles { get; internal set; } = Array.Empty<DracoonPublicUploadedFile>();

    /// <summary>The users who will be able to read an encrypted file, by number.</summary>
    [JsonIgnore]
    public long[] RecipientIds => PublicKeys?.Items.Select(k => k.Id).Distinct().ToArray() ?? Array.Empty<long>();

    [JsonProperty("userUserPublicKeyList")]
    internal ItemList<UserPublicKey>? PublicKeys { get; set; }

    private protected override ShareKind Kind => ShareKind.Upload;
}
