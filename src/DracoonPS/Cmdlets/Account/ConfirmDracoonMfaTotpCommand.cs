using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;

namespace DracoonPS.Commands;

/// <summary>Ends the setup of an authenticator app with a code that it shows. From then on, the sign-in of the user needs a code.</summary>
/// <remarks><para>A sign-in with user name and password alone, as Connect-Dracoon -Credential does it, is not possible any more then: there is
/// Connect-Dracoon -Interactive, and refresh tokens.</para></remarks>
/// <example>
/// <code>$setup = New-DracoonMfaTotp; $setup | Confirm-DracoonMfaTotp -Code (Read-Host 'Code of the app')</code>
/// <para>Begins, and confirms with the code that the app shows.</para>
/// </example>
/// <example>
/// <code>Confirm-DracoonMfaTotp -SetupId $setup.SetupId -Code (Read-Host 'Code of the app')</code>
/// <para>Confirms by the number of the setup.</para>
/// </example>
[ApiOperation("POST /user/account/mfa/totp")]
[Cmdlet(VerbsLifecycle.Confirm, "DracoonMfaTotp", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class ConfirmDracoonMfaTotpCommand : DracoonCmdlet
{
    /// <summary>The number of the setup.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1L, long.MaxValue)]
    public long SetupId { get; set; }

    /// <summary>The code that the app shows now.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [NoScriptBlock]
    [ValidatePattern("^\\d{6,8}$")]
    public string Code { get; set; } = "";

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(SetupId, async () =>
        {
            if (ShouldProcess(session.ToString(), $"Confirm the second factor {SetupId}: the sign-in will need a code"))
            {
                await session.Mfa.ConfirmTotpAsync(SetupId, Code, cancellationToken);
            }
        });
    }
}
