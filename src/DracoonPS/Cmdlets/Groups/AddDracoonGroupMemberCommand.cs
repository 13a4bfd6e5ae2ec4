using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Adds users to a group. Who is in it already stays, without an error.</summary>
/// <remarks><para>Needs the role group manager. Users of the pipeline are sent 200 at a time.</para></remarks>
/// <example>
/// <code>Add-DracoonGroupMember Staff anna, ben</code>
/// <para>Adds two users to a group.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUser -Email '*@example.org' | Add-DracoonGroupMember -Group Staff</code>
/// <para>Adds users to a group by their e-mail addresses.</para>
/// </example>
/// <example>
/// <code>Import-Csv members.csv | Add-DracoonGroupMember -WhatIf</code>
/// <para>Shows what a CSV file with the columns GroupId and UserId would change.</para>
/// </example>
[ApiOperation("POST /groups/{group_id}/users")]
[Cmdlet(VerbsCommon.Add, "DracoonGroupMember", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonGroup))]
public sealed class AddDracoonGroupMemberCommand : GroupMemberCmdlet
{
    private readonly HashSet<long> _groupIds = new();
    private GroupMembership? _membership;

    /// <summary>Emits the groups as they are then, each once.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        await base.EndProcessingAsync(cancellationToken);
        if (!PassThru)
        {
            return;
        }
        foreach (long groupId in _groupIds)
        {
            await TryAsync(groupId, async () => WriteObject(await RequireSession().Groups.GetAsync(groupId, cancellationToken)));
        }
    }

    /// <inheritdoc/>
    private protected override bool Ask(string user, string group) => ShouldProcess(user, $"Add to {group}");

    /// <inheritdoc/>
    private protected override async Task SendAsync(DracoonSession session, long groupId, IReadOnlyList<long> userIds, CancellationToken cancellationToken)
    {
        _membership ??= new GroupMembership(session);
        int added = (await _membership.AddAsync(groupId, userIds, cancellationToken)).Count;
        WriteVerbose($"{added} of {userIds.Count} users were not in group {groupId} before.");
        _groupIds.Add(groupId);
    }
}
