using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;

namespace DracoonPS.Commands;

/// <summary>Removes the signed-in user's own picture. Then they have the one that everybody starts with.</summary>
/// <example>
/// <code>Remove-DracoonAvatar</code>
/// <para>Removes the picture, after a question.</para>
/// </example>
/// <example>
/// <code>Get-DracoonAvatar -Destination backup.png; Remove-DracoonAvatar -Confirm:$false</code>
/// <para>Keeps a copy and asks nothing.</para>
/// </example>
[ApiOperation("DELETE /user/account/avatar")]
[Cmdlet(VerbsCommon.Remove, "DracoonAvatar", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonAvatarCommand : DracoonCmdlet
{
    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(session.UserName, async () =>
        {
            if (ShouldProcess(session.ToString(), "Remove the picture"))
            {
                await session.Avatars.ResetOwnAsync(session.Account.UserId, cancellationToken);
            }
        });
    }
}
