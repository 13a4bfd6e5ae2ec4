using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;

namespace DracoonPS.Commands;

/// <summary>Sets another password for the sign-in with a token out of the mail, which is used up by that. Nobody has to be signed in.</summary>
/// <remarks><para>Request-DracoonPasswordReset has the mail sent. The encryption password stays as it is.</para></remarks>
/// <example>
/// <code>Reset-DracoonPassword -Token (Read-Host -AsSecureString 'Token') -NewPassword (Read-Host -AsSecureString 'New password') -BaseUrl dracoon.team</code>
/// <para>Asks for both.</para>
/// </example>
/// <example>
/// <code>Reset-DracoonPassword $token $password -BaseUrl dracoon.team -Confirm</code>
/// <para>Asks once more before it is done.</para>
/// </example>
[ApiOperation("PUT /auth/reset_password/{token}")]
[Cmdlet(VerbsCommon.Reset, "DracoonPassword", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class ResetDracoonPasswordCommand : PasswordRecoveryCmdlet
{
    /// <summary>The token.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public SecureString? Token { get; set; }

    /// <summary>The new password. Test-DracoonPasswordResetToken -Detailed shows what it needs.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public SecureString? NewPassword { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => TryAsync(Address, async () =>
    {
        if (ShouldProcess(Address, "Set another password for the user of the token"))
        {
            await Recovery.ResetPasswordAsync(Token!, NewPassword!, cancellationToken);
        }
    });
}
