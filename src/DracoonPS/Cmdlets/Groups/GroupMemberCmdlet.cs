using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>What adding to a group and removing from it share: users from the pipeline, many in one request.</summary>
public abstract class GroupMemberCmdlet : DracoonCmdlet
{
    private readonly Batches<long, long> _users = new();
    private readonly ResolvedOnce<GroupReference> _group = new();

    /// <summary>The group: object, id, name, or the column GroupId of the rows.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("GroupId")]
    public GroupReference Group { get; set; } = null!;

    /// <summary>The users: objects, ids, user names, e-mail addresses, members of groups or roles, or rows with a column UserId.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [Alias("Member")]
    public UserReference[] User { get; set; } = Array.Empty<UserReference>();

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        GroupReference group = Group;
        if (await _group.GetAsync(group, () => group.ResolveIdAsync(session, cancellationToken), TryAsync) is not (long groupId, string groupText))
        {
            return;
        }
        foreach (UserReference user in User)
        {
            await TryAsync(user, async () =>
            {
                (long id, string text) = await user.ResolveIdAsync(session, cancellationToken);
                if (Ask(text, groupText))
                {
                    _users.Add(groupId, user, id);
                }
            });
        }
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) =>
        _users.SendAsync(TryAsync, (groupId, ids, cancel) => SendAsync(RequireSession(), groupId, ids, cancel), cancellationToken);

    /// <summary>Asks the user about one member.</summary>
    private protected abstract bool Ask(string user, string group);

    /// <summary>Does it for some users of one group.</summary>
    private protected abstract Task SendAsync(DracoonSession session, long groupId, IReadOnlyList<long> userIds, CancellationToken cancellationToken);
}
