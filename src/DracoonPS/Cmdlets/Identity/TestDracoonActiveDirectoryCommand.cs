using System;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.Completion;
using DracoonPS.Errors;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Tells whether the server can connect to an Active Directory.</summary>
/// <remarks><para>Needs the role config manager. The connection is made by the DRACOON server, not from here. A configuration that exists is tested
/// with its own address and account, but the password has to be given: it is never read. Why it failed, -Verbose says.</para></remarks>
/// <example>
/// <code>Test-DracoonActiveDirectory corp -AdminPassword (Read-Host -AsSecureString)</code>
/// <para>Tests a configuration that exists.</para>
/// </example>
/// <example>
/// <code>Test-DracoonActiveDirectory -ServerAddress dc1.corp.example -ServerPort 389 -AdminName 'CN=dracoon,DC=corp,DC=example' -UsersDomain 'DC=corp,DC=example' -AdminPassword (Read-Host -AsSecureString) -Verbose</code>
/// <para>Tests a connection before it is configured.</para>
/// </example>
[ApiOperation("POST /system/config/actions/test/ad")]
[Cmdlet(VerbsDiagnostic.Test, "DracoonActiveDirectory", DefaultParameterSetName = ConfiguredSet)]
[OutputType(typeof(bool))]
public sealed class TestDracoonActiveDirectoryCommand : DracoonCmdlet
{
    private const string ConfiguredSet = "Configured";
    private const string ValuesSet = "Values";

    /// <summary>The configurations: objects, ids, names, or rows with a column ActiveDirectoryId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ConfiguredSet)]
    [ArgumentCompleter(typeof(ActiveDirectoryCompleter))]
    public ActiveDirectoryReference[] ActiveDirectory { get; set; } = Array.Empty<ActiveDirectoryReference>();

    /// <summary>The password of the account that DRACOON searches with.</summary>
    [Parameter(Mandatory = true)]
    public SecureString? AdminPassword { get; set; }

    /// <summary>The server's address or host name.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ValuesSet)]
    public string ServerAddress { get; set; } = "";

    /// <summary>The server's port; 389 for LDAP and 636 for LDAPS are usual.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ValuesSet)]
    [ValidateRange(1, 65535)]
    public int ServerPort { get; set; }

    /// <summary>The distinguished name of the account that DRACOON searches with.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ValuesSet)]
    public string AdminName { get; set; } = "";

    /// <summary>Below which node users are searched, such as DC=corp,DC=example.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ValuesSet)]
    public string UsersDomain { get; set; } = "";

    /// <summary>Connects with LDAPS. It needs -SslFingerprint.</summary>
    [Parameter(ParameterSetName = ValuesSet)]
    public SwitchParameter UseLdaps { get; set; }

    /// <summary>The fingerprint of the server's certificate, as algorithm/fingerprint.</summary>
    [Parameter(ParameterSetName = ValuesSet)]
    public string? SslFingerprint { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (ParameterSetName == ValuesSet)
        {
            ActiveDirectoryRequest request = Request(ServerAddress, ServerPort, AdminName, UsersDomain, UseLdaps, SslFingerprint);
            await TryAsync(ServerAddress, async () => WriteObject(await ConnectsAsync(session, request, cancellationToken)));
            return;
        }
        foreach (ActiveDirectoryReference one in ActiveDirectory)
        {
            await TryAsync(one, async () =>
            {
                (long id, _) = await one.ResolveIdAsync(session, cancellationToken);
                DracoonActiveDirectory ad = await session.IdentityProviders.GetActiveDirectoryAsync(id, cancellationToken);
                WriteObject(await ConnectsAsync(session, Request(ad.ServerAddress, ad.ServerPort, ad.AdminName, ad.UsersDomain, ad.UseLdaps, ad.SslFingerprint), cancellationToken));
            });
        }
    }

    private async Task<bool> ConnectsAsync(DracoonSession session, ActiveDirectoryRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await session.IdentityProviders.TestActiveDirectoryAsync(request, cancellationToken);
            return true;
        }
        catch (DracoonApiException e) when (ApiErrorTable.Find(e).Id == DracoonErrorId.ADConnectionFailed)
        {
            WriteVerbose(e.Message); // the answer is false, and this is why
            return false;
        }
    }

    private ActiveDirectoryRequest Request(string address, int port, string adminName, string usersDomain, bool useLdaps, string? fingerprint)
    {
        var request = new ActiveDirectoryRequest
        {
            ServerAddress = address, ServerPort = port, AdminName = adminName, AdminPassword = AdminPassword, UsersDomain = usersDomain, UseLdaps = useLdaps,
        };
        if (fingerprint is not null)
        {
            request.SslFingerprint = fingerprint;
        }
        return request;
    }
}
