using System.Security;
using Dracoon.Client.Http;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>What a connection to an Active Directory was made with, as <c>POST /system/config/actions/test/ad</c> repeats it.</summary>
public sealed class DracoonActiveDirectoryTest : DracoonObject
{
    /// <summary>The server's address or host name.</summary>
    [JsonProperty("serverIp")]
    public string ServerAddress { get; internal set; } = "";

    /// <summary>The server's port.</summary>
    public int ServerPort { get; internal set; }

    /// <summary>The distinguished name of the account.</summary>
    [JsonProperty("serverAdminName")]
    public string AdminName { get; internal set; } = "";

    /// <summary>The account's password.</summary>
    [JsonProperty("serverAdminPassword")]
    [JsonConverter(typeof(SecureStringConverter))]
    public SecureString? AdminPassword { get; internal set; }

    /// <summary>Below which node users are searched.</summary>
    [JsonProperty("ldapUsersDomain")]
    public string UsersDomain { get; internal set; } = "";

    /// <summary>True when the connection is LDAPS.</summary>
    public bool UseLdaps { get; internal set; }

    /// <summary>The fingerprint of the server's certificate.</summary>
    [JsonProperty("sslFingerPrint")]
    public string? SslFingerprint { get; internal set; }
}
