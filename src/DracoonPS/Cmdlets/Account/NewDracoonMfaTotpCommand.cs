using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Begins to set up an authenticator app as the second factor of the signed-in user. It counts once Confirm-DracoonMfaTotp is done.</summary>
/// <remarks><para>The secret is in secure strings, so that no screen and no transcript shows it by itself. Type it into the app, or make a QR code of
/// OtpUri. Who knows it can make the codes. A setup that was begun before and not confirmed is forgotten.</para></remarks>
/// <example>
/// <code>$setup = New-DracoonMfaTotp; [Net.NetworkCredential]::new('', $setup.Secret).Password</code>
/// <para>Shows the secret for typing it into an app.</para>
/// </example>
/// <example>
/// <code>$setup = New-DracoonMfaTotp; $setup | Confirm-DracoonMfaTotp -Code (Read-Host 'Code of the app')</code>
/// <para>Begins, and ends with a code of the app.</para>
/// </example>
[ApiOperation("GET /user/account/mfa/totp")]
[Cmdlet(VerbsCommon.New, "DracoonMfaTotp", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonMfaTotp))]
public sealed class NewDracoonMfaTotpCommand : DracoonCmdlet
{
    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(session.UserName, async () =>
        {
            if (ShouldProcess(session.ToString(), "Begin to set up a second factor"))
            {
                WriteObject(await session.Mfa.BeginTotpAsync(cancellationToken));
            }
        });
    }
}
