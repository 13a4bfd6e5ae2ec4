using System.Management.Automation;
using Dracoon.Client;
using Dracoon.Client.Models;

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
[ApiOperation("PUT /users/{user_id}")]
[Cmdlet(VerbsCommon.Lock, "DracoonUser", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonUser))]
public sealed class LockDracoonUserCommand : UserLockCmdlet
{
    private protected override string Action => "Lock user";

    private protected override bool IsLocked => true;
}
