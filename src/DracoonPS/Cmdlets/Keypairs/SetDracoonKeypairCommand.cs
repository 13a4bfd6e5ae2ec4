using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Gives the account a keypair: a new one, or one that was made before. Without a keypair nobody can read encrypted files.</summary>
/// <remarks><para>The password can't be recovered. Who forgets it loses everything that only this keypair can read.</para></remarks>
/// <example>
/// <code>Set-DracoonKeypair -Password (Read-Host -AsSecureString 'New encryption password')</code>
/// <para>Makes a keypair and puts it on the server, the private key under the password.</para>
/// </example>
/// <example>
/// <code>Import-DracoonKeypair -Path mine.pem | Set-DracoonKeypair</code>
/// <para>Puts a keypair of a file on the server.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "DracoonKeypair", SupportsShouldProcess = true, DefaultParameterSetName = NewSet)]
[OutputType(typeof(DracoonKeypair))]
public sealed class SetDracoonKeypairCommand : DracoonCmdlet
{
    private const string NewSet = "New";
    private const string ExistingSet = "Existing";

    /// <summary>The password that the private key is kept under.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = NewSet)]
    public SecureString? Password { get; set; }

    /// <summary>Rsa4096, or Rsa2048 for clients that know no other.</summary>
    [Parameter(ParameterSetName = NewSet)]
    public KeypairVersion Version { get; set; } = KeypairVersion.Rsa4096;

    /// <summary>A keypair that was made before.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ExistingSet)]
    public DracoonKeypair? Keypair { get; set; }

    /// <summary>Emits the keypair.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(session.UserName, async () =>
        {
            string version = Keypair?.Version ?? Version.ToApiName();
            if (!ShouldProcess($"{session.UserName} at {session.BaseUri}", $"Set the keypair ({version})"))
            {
                return;
            }
            DracoonKeypair keypair = Keypair ?? await DracoonKeypair.GenerateAsync(Version.ToCrypto(), Password!, cancellationToken);
            await session.User.SetKeypairAsync(keypair, cancellationToken);
            if (PassThru)
            {
                WriteObject(keypair);
            }
        });
    }
}
