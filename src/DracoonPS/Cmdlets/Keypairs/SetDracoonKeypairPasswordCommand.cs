using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Changes the encryption password: the account's private key is put under a new password. The keypair stays the same, and so does what it can read.</summary>
/// <remarks><para>The server can't replace a keypair, and removing one takes its file keys along. So the keypair under the new password is set beside the old copy and
/// read back, the file keys are handed over to it, and only when none is missing the old copy is removed. Where that breaks off, the error says what is left to do;
/// then both copies open with the new password, or nothing was changed and the old one holds.</para></remarks>
/// <example>
/// <code>Set-DracoonKeypairPassword -Password (Read-Host -AsSecureString 'Old') -NewPassword (Read-Host -AsSecureString 'New')</code>
/// <para>Changes the encryption password, after a question.</para>
/// </example>
/// <example>
/// <code>Set-DracoonKeypairPassword $old $new -Version Rsa2048 -Confirm:$false</code>
/// <para>Changes the password of the older one of two keypairs without a question.</para>
/// </example>
[ApiOperation("GET /user/account/keypairs")]
[ApiOperation("POST /user/account/keypairs")]
[ApiOperation("DELETE /user/account/keypair")]
[Cmdlet(VerbsCommon.Set, "DracoonKeypairPassword", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DracoonKeypair))]
public sealed class SetDracoonKeypairPasswordCommand : DracoonCmdlet
{
    /// <summary>The encryption password now.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("OldPassword")]
    public SecureString? Password { get; set; }

    /// <summary>The encryption password from now on. Nobody can recover it.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public SecureString? NewPassword { get; set; }

    /// <summary>Which keypair, where the account has one of each version. Without it, the stronger one.</summary>
    [Parameter]
    public KeypairVersion? Version { get; set; }

    /// <summary>Emits the keypair as the server has it now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        DracoonKeypair keypair = await session.User.FindKeypairAsync(Version.ToCrypto(), cancellationToken);
        if (!ShouldProcess($"{session.UserName} at {session.BaseUri}", $"Put the keypair {keypair} under a new password"))
        {
            return;
        }
        if (!await new KeypairPasswordChange(session, keypair).RunAsync(Password!, NewPassword!, cancellationToken))
        {
            WriteWarning("The keypair is under the new password. Its old copy stays on the server, under the new password too, since removing it could take file keys along.");
        }
        if (PassThru)
        {
            WriteObject(await session.User.FindKeypairAsync(keypair.GetPublicKey().Version, cancellationToken));
        }
    }
}
