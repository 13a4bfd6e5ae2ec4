using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;

namespace DracoonPS.Commands;

/// <summary>Makes every user choose another login password at the next sign-in, the one who runs it included.</summary>
/// <remarks><para>Needs the role config manager. Emits nothing.</para></remarks>
/// <example>
/// <code>Start-DracoonPasswordChange</code>
/// <para>Makes all users choose another password, after a question.</para>
/// </example>
/// <example>
/// <code>Set-DracoonPolicy -PasswordType Login -MinLength 14; Start-DracoonPasswordChange -Confirm:$false</code>
/// <para>Makes the policy stricter, and all users follow it.</para>
/// </example>
[ApiOperation("POST /system/config/policies/passwords/enforce_change")]
[Cmdlet(VerbsLifecycle.Start, "DracoonPasswordChange", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class StartDracoonPasswordChangeCommand : DracoonCmdlet
{
    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        string target = session.BaseUri.ToString();
        if (ShouldProcess(target, "Make every user choose another login password"))
        {
            await TryAsync(target, () => session.Policies.EnforcePasswordChangeAsync(cancellationToken));
        }
    }
}
