using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Unlocks users: they can sign in again.</summary>
/// <remarks><para>Needs the role user manager.</para></remarks>
/// <example>
/// <code>Unlock-DracoonUser anna</code>
/// <para>Unlocks one user.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUser -Locked $true | Unlock-DracoonUser -WhatIf</code>
/// <para>Shows who would be unlocked.</para>
/// </example>
[Cmdlet(VerbsCommon.Unlock, "DracoonUser", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonUser))]
public sealed class UnlockDracoonUserCommand : DracoonCmdlet
{
    /// <summary>The users: objects, ids, user names, e-mail addresses, or rows with a column UserId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public UserReference[] User { get; set; } = Array.Empty<UserReference>();

    /// <summary>Emits the users as changed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (UserReference user in User)
        {
            await TryAsync(user, async () =>
            {
                (long id, string text) = await user.ResolveIdAsync(session, cancellationToken);
                if (!ShouldProcess(text, "Unlock user"))
                {
                    return;
                }
                DracoonUser changed = await session.Users.UpdateAsync(id, new UpdateUserRequest { IsLocked = false }, cancellationToken);
                if (PassThru)
                {
                    WriteObject(changed);
                }
            });
        }
    }
}
