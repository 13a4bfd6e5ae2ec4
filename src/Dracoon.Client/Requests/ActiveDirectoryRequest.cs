using System.Security;
using Dracoon.Client.Authentication;

namespace Dracoon.Client.Requests;

/// <summary>The body of <c>POST</c> and <c>PUT</c> for Active Directories, and of the test of one.</summary>
public sealed class ActiveDirectoryRequest : RequestBody
{
    /// <summary>The name of the configuration.</summary>
    public string? Alias { get => Get<string>("alias"); set => Set("alias", value); }

    /// <summary>The server's address or host name.</summary>
    public string? ServerAddress { get => Get<string>("serverIp"); set => Set("serverIp", value); }

    /// <summary>The server's port.</summary>
    public int? ServerPort { get => Get<int?>("serverPort"); set => Set("serverPort", value); }

    /// <summary>The distinguished name of the account that DRACOON searches with.</summary>
    public string? AdminName { get => Get<string>("serverAdminName"); set => Set("serverAdminName", value); }

    /// <summary>The account's password.</summary>
    public SecureString? AdminPassword { set => Set("serverAdminPassword", SecureText.ToText(value)); }

    /// <summary>Below which node users are searched.</summary>
    public string? UsersDomain { get => Get<string>("ldapUsersDomain"); set => Set("ldapUsersDomain", value); }

    /// <summary>The name of the attribute that is the login name.</summary>
    public string? UserFilter { get => Get<string>("userFilter"); set => Set("userFilter", value); }

    /// <summary>True when who signs in first gets an account.</summary>
    public bool? UserImport { get => Get<bool?>("userImport"); set => Set("userImport", value); }

    /// <summary>The Active Directory group whose members get one.</summary>
    public string? ExportGroup { get => Get<string>("adExportGroup"); set => Set("adExportGroup", value); }

    /// <summary>The group of DRACOON that they are put in; 0 for none.</summary>
    public long? ImportGroupId { get => Get<long?>("sdsImportGroup"); set => Set("sdsImportGroup", value); }

    /// <summary>True for LDAPS.</summary>
    public bool? UseLdaps { get => Get<bool?>("useLdaps"); set => Set("useLdaps", value); }

    /// <summary>The fingerprint of the server's certificate.</summary>
    public string? SslFingerprint { get => Get<string>("sslFingerPrint"); set => Set("sslFingerPrint", value); }
}
