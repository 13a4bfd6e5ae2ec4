using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Tells whether a password opens a keypair.</summary>
/// <example>
/// <code>Import-DracoonKeypair -Path rescue.pem | Test-DracoonKeypair -Password (Read-Host -AsSecureString)</code>
/// <para>Checks the password of a keypair in a file, without a server.</para>
/// </example>
/// <example>
/// <code>Test-DracoonKeypair -Password $password</code>
/// <para>Checks the encryption password of the signed-in account.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "DracoonKeypair")]
[OutputType(typeof(bool))]
public sealed class TestDracoonKeypairCommand : DracoonCmdlet
{
    /// <summary>The keypair. Without it, the account's own.</summary>
    [Parameter(ValueFromPipeline = true)]
    public DracoonKeypair? Keypair { get; set; }

    /// <summary>The password.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public SecureString? Password { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonKeypair keypair = Keypair ?? await RequireSession().User.FindKeypairAsync(null, cancellationToken);
        WriteObject(await keypair.OpensWithAsync(Password!, cancellationToken));
    }
}
