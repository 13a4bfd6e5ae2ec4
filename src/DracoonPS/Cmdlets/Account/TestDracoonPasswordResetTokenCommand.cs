using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Tells whether a token out of the mail for another password still works. Nobody has to be signed in, and the token is not used up.</summary>
/// <example>
/// <code>Test-DracoonPasswordResetToken (Read-Host -AsSecureString 'Token') -BaseUrl dracoon.team</code>
/// <para>True while the token works.</para>
/// </example>
/// <example>
/// <code>Test-DracoonPasswordResetToken $token -BaseUrl dracoon.team -Detailed</code>
/// <para>Shows whose password it changes, and what the new one needs.</para>
/// </example>
[ApiOperation("GET /auth/reset_password/{token}")]
[Cmdlet(VerbsDiagnostic.Test, "DracoonPasswordResetToken")]
[OutputType(typeof(bool), typeof(DracoonPasswordReset))]
public sealed class TestDracoonPasswordResetTokenCommand : PasswordRecoveryCmdlet
{
    /// <summary>The token.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public SecureString? Token { get; set; }

    /// <summary>Emits whose password it changes and what the new one needs, instead of true; a token that does not work is an error then.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => TryAsync(Address, async () =>
    {
        try
        {
            DracoonPasswordReset reset = await Recovery.GetPasswordResetAsync(Token!, cancellationToken);
            WriteObject(Detailed ? reset : true);
        }
        catch (DracoonApiException e) when (!Detailed && e.StatusCode is 400 or 404)
        {
            WriteVerbose(e.Message); // the answer is false, and this is why
            WriteObject(false);
        }
    });
}
