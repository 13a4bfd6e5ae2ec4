using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;

namespace DracoonPS.Commands;

/// <summary>Ends the second factor of the signed-in user with an emergency code, when the device is lost.</summary>
/// <remarks><para>Emergency codes come from a user manager, and work once. Who still has the device uses Remove-DracoonMfaTotp.</para></remarks>
/// <example>
/// <code>Disable-DracoonMfa -EmergencyCode (Read-Host -AsSecureString 'Emergency code')</code>
/// <para>Ends the second factor, after a question.</para>
/// </example>
/// <example>
/// <code>Disable-DracoonMfa -EmergencyCode $code -Confirm:$false</code>
/// <para>Asks nothing.</para>
/// </example>
[ApiOperation("DELETE /user/account/mfa")]
[Cmdlet(VerbsLifecycle.Disable, "DracoonMfa", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class DisableDracoonMfaCommand : DracoonCmdlet
{
    /// <summary>The emergency code.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public SecureString? EmergencyCode { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(session.UserName, async () =>
        {
            if (ShouldProcess(session.ToString(), "End the second factor"))
            {
                await session.Mfa.DisableAsync(EmergencyCode!, cancellationToken);
            }
        });
    }
}
