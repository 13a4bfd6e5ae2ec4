using System.Collections.Generic;
using Dracoon.Client.Models;
using Dracoon.Crypto;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Requests;

/// <summary>The body of <c>POST /shares/downloads</c>.</summary>
public sealed class CreateDownloadShareRequest : ShareRequest
{
    /// <summary>What is shared; required.</summary>
    public long? NodeId { get => Get<long?>("nodeId"); set => Set("nodeId", value); }

    /// <summary>How often it may be downloaded.</summary>
    public int? MaxDownloads { get => Get<int?>("maxDownloads"); set => Set("maxDownloads", (long?)value); }

    /// <summary>True to hide the download button on the share's page.</summary>
    public bool? HideDownload { get => Get<bool?>("hideDownload"); set => Set("hideDownload", value); }

    /// <summary>The keys of an encrypted file's share.</summary>
    /// <param name="keypair">The share's own keypair, under the share's password.</param>
    /// <param name="fileKey">The file key, encrypted for it.</param>
    public void SetKeys(DracoonKeypair keypair, EncryptedFileKey fileKey)
    {
        Set("keyPair", UserKeyPairContainer.Write(keypair));
        Set("fileKey", (JToken)FileKeyContainer.Write(fileKey));
    }
}

/// <summary>The body of <c>PUT /shares/downloads/{share_id}</c> and, as far as it goes, <c>PUT /shares/downloads</c>.</summary>
public sealed class UpdateDownloadShareRequest : UpdateShareRequest
{
    private static readonly HashSet<string> Bulk = new() { "expiration", "showCreatorName", "showCreatorUsername", "maxDownloads", "resetMaxDownloads" };

    /// <summary>How often it may be downloaded.</summary>
    public int? MaxDownloads { get => Get<int?>("maxDownloads"); set => Set("maxDownloads", (long?)value); }

    /// <summary>True to lift the limit of downloads.</summary>
    public bool? ResetMaxDownloads { get => Get<bool?>("resetMaxDownloads"); set => Set("resetMaxDownloads", value); }

    /// <summary>True to hide the download button on the share's page.</summary>
    public bool? HideDownload { get => Get<bool?>("hideDownload"); set => Set("hideDownload", value); }

    private protected override IReadOnlyCollection<string> BulkFields => Bulk;
}
