using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>What granting and revoking share: rooms from the pipeline, users and groups by name.</summary>
public abstract class RoomPrincipalCmdlet : DracoonCmdlet
{
    private List<(long Id, string Text)>? _users;
    private List<(long Id, string Text)>? _groups;

    /// <summary>The rooms: objects, ids, paths, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public NodeReference[] Room { get; set; } = Array.Empty<NodeReference>();

    /// <summary>The users: objects, ids, user names or e-mail addresses.</summary>
    [Parameter]
    public UserReference[]? User { get; set; }

    /// <summary>The groups: objects, ids or names.</summary>
    [Parameter]
    public GroupReference[]? Group { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (User is null && Group is null)
        {
            throw new ArgumentException("Name the users with -User, or the groups with -Group.");
        }
        if (_users is null || _groups is null)
        {
            // Once for all rooms: the same people everywhere.
            await ResolveAsync(session, cancellationToken);
        }
        foreach (NodeReference room in Room)
        {
            await TryAsync(room, async () =>
            {
                (long roomId, string text) = await room.ResolveIdAsync(session, cancellationToken);
                await ApplyAsync(session, roomId, text, _users!, _groups!, cancellationToken);
            });
        }
    }

    private protected abstract Task ApplyAsync(DracoonSession session, long roomId, string room, IReadOnlyList<(long Id, string Text)> users,
        IReadOnlyList<(long Id, string Text)> groups, CancellationToken cancellationToken);

    private async Task ResolveAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        _users = new List<(long, string)>();
        foreach (UserReference user in User ?? Array.Empty<UserReference>())
        {
            await TryAsync(user, async () => _users.Add(await user.ResolveIdAsync(session, cancellationToken)));
        }
        _groups = new List<(long, string)>();
        foreach (GroupReference group in Group ?? Array.Empty<GroupReference>())
        {
            await TryAsync(group, async () => _groups.Add(await group.ResolveIdAsync(session, cancellationToken)));
        }
    }
}
