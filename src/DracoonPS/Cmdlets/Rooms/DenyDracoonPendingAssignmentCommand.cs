using System.Management.Automation;
using Dracoon.Client;

namespace DracoonPS.Commands;

/// <summary>Keeps members of groups out of rooms who wait. They stay in the list as denied, and can be let in later.</summary>
/// <remarks><para>Needs an admin of the room.</para></remarks>
/// <example>
/// <code>Get-DracoonPendingAssignment -User ext-7 | Deny-DracoonPendingAssignment</code>
/// <para>Keeps a user out of all rooms where they wait.</para>
/// </example>
/// <example>
/// <code>Get-DracoonPendingAssignment /Projects | Where-Object Email -notlike '*@example.org' | Deny-DracoonPendingAssignment -WhatIf</code>
/// <para>Shows who would be kept out of a room.</para>
/// </example>
[ApiOperation("PUT /nodes/rooms/pending")]
[Cmdlet(VerbsLifecycle.Deny, "DracoonPendingAssignment", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class DenyDracoonPendingAssignmentCommand : PendingAssignmentCmdlet
{
    /// <inheritdoc/>
    private protected override bool IsAccepting => false;
}
