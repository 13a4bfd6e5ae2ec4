using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;

namespace DracoonPS.Commands;

/// <summary>Changes the password that the signed-in user signs in with. The encryption password is another one: Set-DracoonKeypairPassword.</summary>
/// <remarks><para>Only for users whose password DRACOON keeps. Sessions that are open stay so.</para></remarks>
/// <example>
/// <code>Set-DracoonPassword -OldPassword (Read-Host -AsSecureString 'Old') -NewPassword (Read-Host -AsSecureString 'New')</code>
/// <para>Asks for both passwords.</para>
/// </example>
/// <example>
/// <code>Set-DracoonPassword -OldPassword (Get-Secret dracoon) -NewPassword (Get-Secret dracoon-new) -Confirm</code>
/// <para>Takes them out of a vault, and asks once more.</para>
/// </example>
[ApiOperation("PUT /user/account/password")]
[Cmdlet(VerbsCommon.Set, "DracoonPassword", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class SetDracoonPasswordCommand : DracoonCmdlet
{
    /// <summary>The password as it is.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public SecureString? OldPassword { get; set; }

    /// <summary>The new one. What it needs, the tenant's policy says; the characters &amp; ' &lt; &gt; are never allowed.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public SecureString? NewPassword { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(session.UserName, async () =>
        {
            if (ShouldProcess(session.ToString(), "Change the password of the sign-in"))
            {
                await session.User.ChangePasswordAsync(OldPassword!, NewPassword!, cancellationToken);
            }
        });
    }
}
