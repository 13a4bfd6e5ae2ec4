using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Makes the members of a group equal to the users piped in, and emits a row for each change.</summary>
/// <remarks>
/// <para>Needs the role group manager. What is right already is left alone, so that the same call again changes nothing.</para>
/// <para>When a user of the input can't be found, or there is no input at all, nobody is removed: an incomplete list would throw out those who are missing in it.</para>
/// </remarks>
/// <example>
/// <code>Get-DracoonUser -Email '*@example.org' | Sync-DracoonGroupMember -Group Staff</code>
/// <para>Makes everybody with such an address a member, and nobody else.</para>
/// </example>
/// <example>
/// <code>Import-Csv staff.csv | Sync-DracoonGroupMember -Group Staff -NoRemove -WhatIf</code>
/// <para>Shows who of the users in the column UserId would be added; others stay in the group.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUser -UserName 'ext-*' | Sync-DracoonGroupMember -Group Externals -WhatIf</code>
/// <para>Shows who would be added and who would be removed.</para>
/// </example>
[ApiOperation("GET /groups/{group_id}/users")]
[ApiOperation("POST /groups/{group_id}/users")]
[ApiOperation("DELETE /groups/{group_id}/users")]
[Cmdlet(VerbsData.Sync, "DracoonGroupMember", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DracoonMembershipChange))]
public sealed class SyncDracoonGroupMemberCommand : DracoonCmdlet
{
    private readonly Dictionary<long, (UserReference Reference, string? UserName)> _wanted = new();
    private bool _isIncomplete;

    /// <summary>The group: object, id or name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(GroupCompleter))]
    public GroupReference Group { get; set; } = null!;

    /// <summary>The users who are to be the members: objects, ids, user names, e-mail addresses, members of groups or roles, or rows with a column UserId.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [Alias("Member")]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference[] User { get; set; } = Array.Empty<UserReference>();

    /// <summary>Only adds, and removes nobody.</summary>
    [Parameter]
    public SwitchParameter NoRemove { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (UserReference user in User)
        {
            _isIncomplete |= !await TryAsync(user, async () =>
            {
                (long id, string? userName) = await user.ResolveNameAsync(session, cancellationToken);
                _wanted[id] = (user, userName);
            });
        }
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(Group, () => SynchronizeAsync(session, cancellationToken));
    }

    private async Task SynchronizeAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        (long groupId, string groupText) = await Group.ResolveIdAsync(session, cancellationToken);
        var members = new Dictionary<long, DracoonGroupMember>();
        using (PagedQuery<DracoonGroupMember> list = session.Groups.Members.List(groupId))
        {
            while (await list.MoveNextAsync(cancellationToken))
            {
                members[list.Current.UserId] = list.Current;
            }
        }
        await AddAsync(session, groupId, groupText, members, cancellationToken);
        long[] surplus = members.Keys.Where(id => !_wanted.ContainsKey(id)).ToArray();
        if (NoRemove || surplus.Length == 0)
        {
            return;
        }
        if (_isIncomplete || _wanted.Count == 0)
        {
            WriteWarning($"Nobody is removed from {groupText}: the list of users is {(_wanted.Count == 0 ? "empty" : "incomplete")}. {surplus.Length} members are not in it.");
            return;
        }
        var removals = new Batches<long, long>();
        foreach (long id in surplus)
        {
            if (ShouldProcess(UserReference.Describe(id, members[id].UserName), $"Remove from {groupText}"))
            {
                removals.Add(groupId, members[id], id);
            }
        }
        await removals.SendAsync(TryAsync, async (_, ids, cancel) =>
        {
            await session.Groups.Members.RemoveAsync(groupId, ids, cancel);
            Report("Removed", groupId, groupText, ids, id => members[id].UserName);
        }, cancellationToken);
    }

    private async Task AddAsync(DracoonSession session, long groupId, string groupText, Dictionary<long, DracoonGroupMember> members, CancellationToken cancellationToken)
    {
        var membership = new GroupMembership(session);
        var additions = new Batches<long, long>();
        foreach (KeyValuePair<long, (UserReference Reference, string? UserName)> user in _wanted.Where(w => !members.ContainsKey(w.Key)))
        {
            if (ShouldProcess(UserReference.Describe(user.Key, user.Value.UserName), $"Add to {groupText}"))
            {
                additions.Add(groupId, user.Value.Reference, user.Key);
            }
        }
        await additions.SendAsync(TryAsync, async (_, ids, cancel) =>
        {
            await membership.AddAsync(groupId, ids, cancel);
            Report("Added", groupId, groupText, ids, id => _wanted[id].UserName);
        }, cancellationToken);
    }

    private void Report(string action, long groupId, string groupText, IReadOnlyList<long> ids, Func<long, string?> userName)
    {
        foreach (long id in ids)
        {
            WriteObject(new DracoonMembershipChange(groupId, Group.Name ?? groupText, id, userName(id), action));
        }
    }
}
