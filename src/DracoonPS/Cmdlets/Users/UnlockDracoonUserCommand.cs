using System.Management.Automation;
using Dracoon.Client;
using Dracoon.Client.Models;

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
[ApiOperation("PUT /users/{user_id}")]
[Cmdlet(VerbsCommon.Unlock, "DracoonUser", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonUser))]
public sealed class UnlockDracoonUserCommand : UserLockCmdlet
{
    private protected override string Action => "Unlock user";

    private protected override bool IsLocked => false;
}
