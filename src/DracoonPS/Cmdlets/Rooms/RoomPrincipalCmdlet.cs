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
using DracoonPS.Rooms;

namespace DracoonPS.Commands;

/// <summary>What granting and revoking share: rooms from the pipeline, users and groups by name.</summary>
public abstract class RoomPrincipalCmdlet : ThrottledCmdlet
{
    private bool _userNamed;
    private bool _groupNamed;
    private List<(long Id, string Text)>? _users;
    private List<(long Id, string Text)>? _groups;

    /// <summary>The rooms: objects, ids, paths, rows with a column NodeId, or rows of Get-DracoonRoomPermission, which bring their user or group along.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(RoomCompleter))]
    public NodeReference[] Room { get; set; } = Array.Empty<NodeReference>();

    /// <summary>Takes all rooms below them too.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>The users: objects, ids, user names or e-mail addresses.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("UserId")]
    [EmptyIsNull]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference[]? User { get; set; }

    /// <summary>The groups: objects, ids or names.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("GroupId")]
    [EmptyIsNull]
    [ArgumentCompleter(typeof(GroupCompleter))]
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
            // A row with a user and a group is a member of that group, and the user is meant.
            bool isMember = !named && User is not null && Group is not null;
            await ResolveAsync(session, named && !_userNamed ? null : User, isMember || (named && !_groupNamed) ? null : Group, cancellationToken);
        }
        bool recurse = Recurse;
        OrderedWork work = InOrder(cancellationToken);
        foreach (NodeReference room in Room)
        {
            await work.SubmitAsync(room, cancel => FindAsync(session, room, recurse, cancel), found => Requests(session, room, found));
        }
    }

    /// <summary>Asks the user about one room.</summary>
    /// <param name="room">The room, as a question names it.</param>
    /// <param name="who">The users and groups.</param>
    /// <returns>True when it may be.</returns>
    private protected abstract bool Ask(string room, string who);

    /// <summary>Does it in one room. Runs beside the pipeline's thread.</summary>
    private protected abstract Task ApplyAsync(DracoonSession session, long roomId, IReadOnlyCollection<long> userIds, IReadOnlyCollection<long> groupIds,
        IOrderedOutput output, CancellationToken cancellationToken);

    private static async Task<IReadOnlyList<(long Id, string Text)>> FindAsync(DracoonSession session, NodeReference room, bool recurse, CancellationToken cancellationToken)
    {
        if (!recurse)
        {
            return new[] { await room.ResolveIdAsync(session, cancellationToken) };
        }
        IReadOnlyList<DracoonNode> rooms = await RoomTree.FindAsync(session, room, recurse, cancellationToken);
        return rooms.Select(r => (r.NodeId, NodeReference.Describe(r))).ToList();
    }

    private IEnumerable<OrderedRequest> Requests(DracoonSession session, NodeReference named, IReadOnlyList<(long Id, string Text)> rooms)
    {
        string who = string.Join(", ", _users!.Concat(_groups!).Select(p => p.Text));
        var userIds = new HashSet<long>(_users!.Select(u => u.Id));
        var groupIds = new HashSet<long>(_groups!.Select(g => g.Id));
        foreach ((long roomId, string text) in rooms)
        {
            if (who.Length > 0 && Ask(text, who))
            {
                yield return new OrderedRequest(rooms.Count == 1 ? named : text, (output, cancel) => ApplyAsync(session, roomId, userIds, groupIds, output, cancel)) { Key = roomId };
            }
        }
    }

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
