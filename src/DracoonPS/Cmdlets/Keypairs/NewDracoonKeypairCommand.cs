using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Makes a keypair on this machine. The server is not involved.</summary>
/// <example>
/// <code>New-DracoonKeypair -Password (Read-Host -AsSecureString) | Export-DracoonKeypair -Path new.pem</code>
/// <para>Makes a keypair and keeps it in a file, the private key under its password.</para>
/// </example>
/// <example>
/// <code>$keypair = New-DracoonKeypair -Version Rsa2048 -Password $password</code>
/// <para>Makes a keypair of the older version.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "DracoonKeypair")]
[OutputType(typeof(DracoonKeypair))]
public sealed class NewDracoonKeypairCommand : AsyncCmdlet
{
    /// <summary>The password that the private key is kept under. Nobody can recover it.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public SecureString? Password { get; set; }

    /// <summary>Rsa4096, or Rsa2048 for clients that know no other.</summary>
    [Parameter]
    public KeypairVersion Version { get; set; } = KeypairVersion.Rsa4096;

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken) =>
        WriteObject(await DracoonKeypair.GenerateAsync(Version.ToCrypto(), Password!, cancellationToken));

    /// <inheritdoc/>
    protected override ErrorRecord? MapException(System.Exception error) => Errors.ErrorRecordFactory.TryCreate(error, null);
}
