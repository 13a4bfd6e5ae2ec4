using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.Ordering;
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
public sealed class RemoveDracoonGroupCommand : DracoonCmdlet
{
    /// <summary>The groups: objects, ids, names, or rows with a column GroupId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(GroupCompleter))]
    public GroupReference[] Group { get; set; } = Array.Empty<GroupReference>();

    /// <summary>Leaves groups that are the last admin of a room, with a warning that names the rooms.</summary>
    [Parameter]
    public SwitchParameter SkipLastAdmin { get; set; }

    /// <summary>How many requests are in flight at most, from 1 to 32; 1 without it, so that each is done before the next one begins. Whatever it is, questions and errors come in the order of the input.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 1;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        OrderedWork work = InOrder(ThrottleLimit, cancellationToken);
        bool skip = SkipLastAdmin;
        foreach (GroupReference group in Group)
        {
            await work.SubmitAsync(group, async cancel =>
            {
                (long id, string text) = await group.ResolveIdAsync(session, cancel);
                IReadOnlyList<DracoonLastAdminRoom> rooms = skip ? await session.Groups.Members.GetLastAdminRoomsAsync(id, cancel) : Array.Empty<DracoonLastAdminRoom>();
                return (id, text, rooms);
            }, found => Requests(session, group, found.id, found.text, found.rooms));
        }
    }

    private IEnumerable<OrderedRequest> Requests(DracoonSession session, GroupReference group, long id, string text, IReadOnlyList<DracoonLastAdminRoom> rooms)
    {
        if (rooms.Count > 0)
        {
            WriteWarning($"{text} stays: it is the last admin of {string.Join(", ", rooms)}.");
        }
        else if (ShouldProcess(text, "Remove group"))
        {
            yield return new OrderedRequest(group, (_, cancel) => session.Groups.DeleteAsync(id, cancel)) { Key = id };
        }
    }
}
