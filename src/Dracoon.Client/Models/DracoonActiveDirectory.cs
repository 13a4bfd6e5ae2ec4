using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>An Active Directory that users sign in with, as <c>GET /system/config/auth/ads</c> gives it. The password of its account is never read.</summary>
public sealed class DracoonActiveDirectory : DracoonObject
{
    /// <summary>The configuration's number.</summary>
    [JsonProperty("id")]
    public long ActiveDirectoryId { get; internal set; }

    /// <summary>The name of the configuration.</summary>
    public string Alias { get; internal set; } = "";

    /// <summary>The server's address or host name.</summary>
    [JsonProperty("serverIp")]
    public string ServerAddress { get; internal set; } = "";

    /// <summary>The server's port.</summary>
    public int ServerPort { get; internal set; }

    /// <summary>True when the connection is LDAPS.</summary>
    public bool UseLdaps { get; internal set; }

    /// <summary>The fingerprint of the server's certificate, as <c>algorithm/fingerprint</c>.</summary>
    [JsonProperty("sslFingerPrint")]
    public string? SslFingerprint { get; internal set; }

    /// <summary>The distinguished name of the account that DRACOON searches with.</summary>
    [JsonProperty("serverAdminName")]
    public string AdminName { get; internal set; } = "";

    /// <summary>Below which node users are searched.</summary>
    [JsonProperty("ldapUsersDomain")]
    public string UsersDomain { get; internal set; } = "";

    /// <summary>The name of the attribute that is the login name.</summary>
    public string UserFilter { get; internal set; } = "";

    /// <summary>True when who signs in first gets an account.</summary>
    public bool UserImport { get; internal set; }

    /// <summary>The Active Directory group whose members get one.</summary>
    [JsonProperty("adExportGroup")]
    public string? ExportGroup { get; internal set; }

    /// <summary>The group of DRACOON that they are put in.</summary>
    [JsonProperty("sdsImportGroup")]
    public long? ImportGroupId { get; internal set; }

    /// <summary>Ignored by servers since 4.10.</summary>
    [JsonProperty("createHomeFolder")]
    internal bool? OldCreateHomeFolder { get; set; }

    /// <summary>Ignored by servers since 4.10.</summary>
    [JsonProperty("homeFolderParent")]
    internal long? OldHomeFolderParent { get; set; }

    /// <summary>The name of the configuration.</summary>
    /// <returns>The alias.</returns>
    public override string ToString() => Alias;
}
