using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Removes user groups for good. Their members stay.</summary>
/// <remarks><para>Needs the role group manager. A group that is the last admin of a room can't be removed: give the room another one first.</para></remarks>
/// <example>
/// <code>Remove-DracoonGroup Leavers</code>
/// <para>Removes a group, after a question.</para>
/// </example>
/// <example>
/// <code>Get-DracoonGroup | Where-Object UserCount -eq 0 | Remove-DracoonGroup -SkipLastAdmin -WhatIf</code>
/// <para>Shows which empty groups would be removed.</para>
/// </example>
[ApiOperation("DELETE /groups/{group_id}")]
[ApiOperation("GET /groups/{group_id}/last_admin_rooms")]
[Cmdlet(VerbsCommon.Remove, "DracoonGroup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonGroupCommand : RemovePrincipalCmdlet
{
    /// <summary>The groups: objects, ids, names, or rows with a column GroupId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(GroupCompleter))]
    public GroupReference[] Group { get; set; } = Array.Empty<GroupReference>();

    private protected override string Action => "Remove group";

    private protected override string LastAdminText => "it is the last admin of";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        return RemoveEachAsync(Group, (group, cancel) => group.ResolveIdAsync(session, cancel), session.Groups.Members.GetLastAdminRoomsAsync, session.Groups.DeleteAsync, cancellationToken);
    }
}
