using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;

namespace DracoonPS.Commands;

/// <summary>Removes users from a group. The users stay.</summary>
/// <remarks><para>Needs the role group manager. Users of the pipeline are sent 200 at a time. The last member of a group that is the last admin of a room, or the last holder of a role, can't be removed.</para></remarks>
/// <example>
/// <code>Remove-DracoonGroupMember Staff anna</code>
/// <para>Removes a user from a group, after a question.</para>
/// </example>
/// <example>
/// <code>Get-DracoonGroupMember Externals | Where-Object Email -like '*@old.example' | Remove-DracoonGroupMember -WhatIf</code>
/// <para>Shows which members would be removed; the rows bring their group along.</para>
/// </example>
[ApiOperation("DELETE /groups/{group_id}/users")]
[Cmdlet(VerbsCommon.Remove, "DracoonGroupMember", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonGroupMemberCommand : GroupMemberCmdlet
{
    /// <inheritdoc/>
    private protected override bool Ask(string user, string group) => ShouldProcess(user, $"Remove from {group}");

    /// <inheritdoc/>
    private protected override Task SendAsync(DracoonSession session, long groupId, IReadOnlyList<long> userIds, CancellationToken cancellationToken) =>
        session.Groups.Members.RemoveAsync(groupId, userIds, cancellationToken);
}
