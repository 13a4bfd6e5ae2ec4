using System.Management.Automation;
using Dracoon.Client;

namespace DracoonPS.Commands;

/// <summary>Lets members of groups into rooms who wait, or were denied.</summary>
/// <remarks><para>Needs an admin of the room.</para></remarks>
/// <example>
/// <code>Get-DracoonPendingAssignment -Group Staff | Approve-DracoonPendingAssignment</code>
/// <para>Lets everybody in who waits because of a group.</para>
/// </example>
/// <example>
/// <code>Get-DracoonPendingAssignment /Projects -State Waiting | Approve-DracoonPendingAssignment -WhatIf</code>
/// <para>Shows who would be let into a room.</para>
/// </example>
[ApiOperation("PUT /nodes/rooms/pending")]
[Cmdlet(VerbsLifecycle.Approve, "DracoonPendingAssignment", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class ApproveDracoonPendingAssignmentCommand : PendingAssignmentCmdlet
{
    /// <inheritdoc/>
    private protected override bool IsAccepting => true;
}
