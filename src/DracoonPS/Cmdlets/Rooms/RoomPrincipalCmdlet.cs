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
    private bool _userNamed;
    private bool _groupNamed;
    private List<(long Id, string Text)>? _users;
    private List<(long Id, string Text)>? _groups;

    /// <summary>The rooms: objects, ids, paths, rows with a column NodeId, or rows of Get-DracoonRoomPermission, which bring their user or group along.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public NodeReference[] Room { get; set; } = Array.Empty<NodeReference>();

    /// <summary>The users: objects, ids, user names or e-mail addresses.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("UserId")]
    [EmptyIsNull]
    public UserReference[]? User { get; set; }

    /// <summary>The groups: objects, ids or names.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("GroupId")]
    [EmptyIsNull]
    public GroupReference[]? Group { get; set; }

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        // What is bound before the first object is on the command line; the rest comes with each object.
        _userNamed = MyInvocation.BoundParameters.ContainsKey(nameof(User));
        _groupNamed = MyInvocation.BoundParameters.ContainsKey(nameof(Group));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        bool named = _userNamed || _groupNamed;
        if (User is null && Group is null)
        {
            throw new ArgumentException("Name the users with -User, or the groups with -Group.");
        }
        if (_users is null || _groups is null || !named)
        {
            // Once for all rooms where the same people are meant everywhere.
            // Who is named on the command line is meant, and not those that the rows bring along.
            await ResolveAsync(session, named && !_userNamed ? null : User, named && !_groupNamed ? null : Group, cancellationToken);
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

    private async Task ResolveAsync(DracoonSession session, UserReference[]? wantedUsers, GroupReference[]? wantedGroups, CancellationToken cancellationToken)
    {
        _users = new List<(long, string)>();
        foreach (UserReference user in wantedUsers ?? Array.Empty<UserReference>())
        {
            await TryAsync(user, async () => _users.Add(await user.ResolveIdAsync(session, cancellationToken)));
        }
        _groups = new List<(long, string)>();
        foreach (GroupReference group in wantedGroups ?? Array.Empty<GroupReference>())
        {
            await TryAsync(group, async () => _groups.Add(await group.ResolveIdAsync(session, cancellationToken)));
        }
    }
}
