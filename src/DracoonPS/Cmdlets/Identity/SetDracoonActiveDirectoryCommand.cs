using System;
using System.Collections.Generic;
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

/// <summary>Changes the configuration of an Active Directory: only what is given, nothing else.</summary>
/// <remarks><para>Needs the role config manager.</para></remarks>
/// <example>
/// <code>Set-DracoonActiveDirectory corp -ServerAddress dc2.corp.example</code>
/// <para>Lets DRACOON ask another server.</para>
/// </example>
/// <example>
/// <code>Get-DracoonActiveDirectory | Set-DracoonActiveDirectory -AdminPassword (Read-Host -AsSecureString)</code>
/// <para>Changes the password of the account that DRACOON searches with, everywhere.</para>
/// </example>
[ApiOperation("PUT /system/config/auth/ads/{ad_id}")]
[Cmdlet(VerbsCommon.Set, "DracoonActiveDirectory", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonActiveDirectory))]
public sealed class SetDracoonActiveDirectoryCommand : ChangeCmdlet
{
    /// <summary>The configurations: objects, ids, names, or rows with a column ActiveDirectoryId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ActiveDirectoryCompleter))]
    public ActiveDirectoryReference[] ActiveDirectory { get; set; } = Array.Empty<ActiveDirectoryReference>();

    /// <summary>The name of the configuration.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Alias { get; set; }

    /// <summary>The server's address or host name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ServerAddress { get; set; }

    /// <summary>The server's port; 389 for LDAP and 636 for LDAPS are usual.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    [OptionalRange(1, 65535)]
    public int? ServerPort { get; set; }

    /// <summary>The distinguished name of the account that DRACOON searches with.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AdminName { get; set; }

    /// <summary>That account's password. It is sent and never read again.</summary>
    [Parameter]
    public SecureString? AdminPassword { get; set; }

    /// <summary>Below which node users are searched, such as DC=corp,DC=example.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UsersDomain { get; set; }

    /// <summary>The name of the attribute that is the login name, such as sAMAccountName.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserFilter { get; set; }

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

    /// <summary>Puts them in no group any more.</summary>
    [Parameter]
    public SwitchParameter NoImportGroup { get; set; }

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        if (ImportGroup is not null && NoImportGroup)
        {
            throw new ArgumentException("-ImportGroup and -NoImportGroup exclude each other.");
        }
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (ActiveDirectoryReference one in ActiveDirectory)
        {
            var request = new ActiveDirectoryRequest();
            ChangeSet changes = Changes(one.Item is not null)
                .Take(nameof(Alias), Alias, value => request.Alias = value)
                .Take(nameof(ServerAddress), ServerAddress, value => request.ServerAddress = value)
                .Take(nameof(ServerPort), ServerPort, value => request.ServerPort = value)
                .Take(nameof(AdminName), AdminName, value => request.AdminName = value)
                .Take(nameof(AdminPassword), AdminPassword, value => request.AdminPassword = value)
                .Take(nameof(UsersDomain), UsersDomain, value => request.UsersDomain = value)
                .Take(nameof(UserFilter), UserFilter, value => request.UserFilter = value)
                .Take(nameof(UseLdaps), UseLdaps, value => request.UseLdaps = value)
                .Take(nameof(SslFingerprint), SslFingerprint, value => request.SslFingerprint = value)
                .Take(nameof(UserImport), UserImport, value => request.UserImport = value)
                .Take(nameof(ExportGroup), ExportGroup, value => request.ExportGroup = value)
                .Take(nameof(ImportGroup), () => { })
                .Take(nameof(NoImportGroup), () => request.ImportGroupId = 0);
            await ChangeAsync(one, changes, () => one.ResolveIdAsync(session, cancellationToken), async id =>
            {
                if (ImportGroup is not null)
                {
                    request.ImportGroupId = (await ImportGroup.ResolveIdAsync(session, cancellationToken)).Id;
                }
                return await session.IdentityProviders.UpdateActiveDirectoryAsync(id, request, cancellationToken);
            });
        }
    }
}
