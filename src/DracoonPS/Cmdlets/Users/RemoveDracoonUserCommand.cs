using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Removes users for good. What they own in rooms stays.</summary>
/// <remarks><para>Needs the role user manager. The last admin of a room can't be removed: give the room another one first.</para></remarks>
/// <example>
/// <code>Remove-DracoonUser anna</code>
/// <para>Removes one user, after a question.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUser -Locked $true | Where-Object Email -like '*@old.example' | Remove-DracoonUser -WhatIf</code>
/// <para>Shows which users would be removed.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "DracoonUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonUserCommand : DracoonCmdlet
{
    /// <summary>The users: objects, ids, user names, e-mail addresses, or rows with a column UserId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public UserReference[] User { get; set; } = Array.Empty<UserReference>();

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (UserReference user in User)
        {
            await TryAsync(user, async () =>
            {
                (long id, string text) = await user.ResolveIdAsync(session, cancellationToken);
                if (ShouldProcess(text, "Remove user"))
                {
                    await session.Users.DeleteAsync(id, cancellationToken);
                }
            });
        }
    }
}
