using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Adds an Active Directory that users can sign in with.</summary>
/// <remarks><para>Needs the role config manager.</para></remarks>
/// <example>
/// <code>New-DracoonActiveDirectory head-office dc1.corp.example -ServerPort 389 -AdminName 'CN=dracoon,DC=corp,DC=example' -AdminPassword (Read-Host -AsSecureString) -UsersDomain 'DC=corp,DC=example' -UserFilter sAMAccountName</code>
/// <para>Adds an Active Directory.</para>
/// </example>
/// <example>
/// <code>Import-Csv directories.csv | New-DracoonActiveDirectory -AdminPassword (Read-Host -AsSecureString)</code>
/// <para>Adds those of a CSV file with the columns Alias, ServerAddress, ServerPort, AdminName, UsersDomain and UserFilter.</para>
/// </example>
/// <example>
/// <code>New-DracoonActiveDirectory branch dc1.corp.example -ServerPort 389 -AdminName 'CN=dracoon,DC=corp,DC=example' -AdminPassword (Read-Host -AsSecureString) -UsersDomain 'DC=branch,DC=example' -UserFilter sAMAccountName -UserImport $true -ExportGroup DracoonUsers -ImportGroup Staff</code>
/// <para>Adds one whose users in the group DracoonUsers get an account when they first sign in, and are put in a group here.</para>
/// </example>
[ApiOperation("POST /system/config/auth/ads")]
[Cmdlet(VerbsCommon.New, "DracoonActiveDirectory", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonActiveDirectory))]
public sealed class NewDracoonActiveDirectoryCommand : DracoonCmdlet
{
    /// <summary>The name of the configuration.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string Alias { get; set; } = "";

    /// <summary>The server's address or host name.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public string ServerAddress { get; set; } = "";

    /// <summary>The server's port; 389 for LDAP and 636 for LDAPS are usual.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1, 65535)]
    public int ServerPort { get; set; }

    /// <summary>The distinguished name of the account that DRACOON searches with.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string AdminName { get; set; } = "";

    /// <summary>That account's password. It is sent and never read again.</summary>
    [Parameter(Mandatory = true)]
    public SecureString? AdminPassword { get; set; }

    /// <summary>Below which node users are searched, such as DC=corp,DC=example.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string UsersDomain { get; set; } = "";

    /// <summary>The name of the attribute that is the login name, such as sAMAccountName.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string UserFilter { get; set; } = "";

    /// <summary>True for LDAPS. It needs -SslFingerprint.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagTransform]
    public bool? UseLdaps { get; set; }

    /// <summary>The fingerprint of the server's certificate, as algorithm/fingerprint.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? SslFingerprint { get; set; }

    /// <summary>True to give who signs in first an account. It needs -ExportGroup.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagTransform]
    public bool? UserImport { get; set; }

    /// <summary>The Active Directory group whose members get one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ExportGroup { get; set; }

    /// <summary>The group of DRACOON that they are put in: an object, an id or a name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(GroupCompleter))]
    public GroupReference? ImportGroup { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (!ShouldProcess(Alias, "Add Active Directory"))
        {
            return;
        }
        await TryAsync(Alias, async () =>
        {
            var request = new ActiveDirectoryRequest
            {
                Alias = Alias, ServerAddress = ServerAddress, ServerPort = ServerPort, AdminName = AdminName, AdminPassword = AdminPassword,
                UsersDomain = UsersDomain, UserFilter = UserFilter,
            };
            if (UseLdaps is not null)
            {
                request.UseLdaps = UseLdaps;
            }
            if (SslFingerprint is not null)
            {
                request.SslFingerprint = SslFingerprint;
            }
            if (UserImport is not null)
            {
                request.UserImport = UserImport;
            }
            if (ExportGroup is not null)
            {
                request.ExportGroup = ExportGroup;
            }
            if (ImportGroup is not null)
            {
                request.ImportGroupId = (await ImportGroup.ResolveIdAsync(session, cancellationToken)).Id;
            }
            WriteObject(await session.IdentityProviders.CreateActiveDirectoryAsync(request, cancellationToken));
        });
    }
}
