using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Locks users: they can no longer sign in.</summary>
/// <remarks><para>Needs the role user manager.</para></remarks>
/// <example>
/// <code>Lock-DracoonUser anna</code>
/// <para>Locks one user.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUser -UserName 'ext-*' | Lock-DracoonUser</code>
/// <para>Locks several users.</para>
/// </example>
[Cmdlet(VerbsCommon.Lock, "DracoonUser", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonUser))]
public sealed class LockDracoonUserCommand : DracoonCmdlet
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
                if (!ShouldProcess(text, "Lock user"))
                {
                    return;
                }
                DracoonUser changed = await session.Users.UpdateAsync(id, new UpdateUserRequest { IsLocked = true }, cancellationToken);
                if (PassThru)
                {
                    WriteObject(changed);
                }
            });
        }
    }
}
