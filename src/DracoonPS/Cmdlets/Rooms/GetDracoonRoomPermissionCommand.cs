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
using DracoonPS.Rooms;

namespace DracoonPS.Commands;

/// <summary>Lists who may do what in rooms: one row for each user and each group.</summary>
/// <remarks><para>Without -Effective and -ExpandGroup, a row is what was granted in the room itself, and can be piped to Grant- and Revoke-DracoonRoomPermission.</para></remarks>
/// <example>
/// <code>Get-DracoonRoomPermission /Projects</code>
/// <para>Lists the users and groups of a room.</para>
/// </example>
/// <example>
/// <code>Get-DracoonRoom / -Recurse | Get-DracoonRoomPermission -ExpandGroup | Export-Csv rights.csv</code>
/// <para>Writes down what every user may do in every room, in person, by inheritance or through groups.</para>
/// </example>
/// <example>
/// <code>Get-DracoonRoomPermission / -Recurse -User anna -ExpandGroup</code>
/// <para>Lists all rooms that a user gets into.</para>
/// </example>
[ApiOperation("GET /nodes/rooms/{room_id}/users")]
[ApiOperation("GET /nodes/rooms/{room_id}/groups")]
[Cmdlet(VerbsCommon.Get, "DracoonRoomPermission")]
[OutputType(typeof(DracoonRoomPermission))]
public sealed class GetDracoonRoomPermissionCommand : RoomReadCmdlet
{
    private (string? Users, string? Groups)? _filters;
    private RoomGroups? _roomGroups;

    /// <summary>Only User or only Group.</summary>
    [Parameter]
    [ValidateSet("User", "Group")]
    public string? PrincipalType { get; set; }

    /// <summary>Only this user: an object, id, user name or e-mail address.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference? User { get; set; }

    /// <summary>Only this group: an object, id or name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(GroupCompleter))]
    public GroupReference? Group { get; set; }

    /// <summary>Adds what a room inherits from the rooms above it.</summary>
    [Parameter]
    public SwitchParameter Effective { get; set; }

    /// <summary>One row for each user who gets in, with all that they may do there: in person, by inheritance and through groups. Members of a group who are not let in yet are no row. GroupNames tells through which groups, to group managers.</summary>
    [Parameter]
    public SwitchParameter ExpandGroup { get; set; }

    private bool WantsUsers => !IsType("Group") && (Group is null || User is not null);

    private bool WantsGroups => !IsType("User") && !ExpandGroup && (User is null || Group is not null);

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        if (ExpandGroup && (IsType("Group") || Group is not null))
        {
            throw new ArgumentException("-ExpandGroup gives users instead of groups. Leave out -Group and -PrincipalType Group.");
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        _filters ??= await FiltersAsync(session, cancellationToken); // the same for all rooms
        _roomGroups ??= ExpandGroup ? new RoomGroups(session) : null;
        await base.ProcessRecordAsync(cancellationToken);
    }

    /// <inheritdoc/>
    private protected override async Task EmitAsync(DracoonSession session, DracoonNode room, IOrderedOutput output, CancellationToken cancellationToken)
    {
        if (WantsUsers)
        {
            using PagedQuery<DracoonRoomPermission> users = session.Rooms.ListUsers(room.NodeId, new ListOptions { Filter = _filters!.Value.Users });
            await EmitAsync(users, room, output, cancellationToken);
        }
        if (WantsGroups)
        {
            using PagedQuery<DracoonRoomPermission> groups = session.Rooms.ListGroups(room.NodeId, new ListOptions { Filter = _filters!.Value.Groups });
            await EmitAsync(groups, room, output, cancellationToken);
        }
    }

    // The whole room before the first row: revoking what is emitted would move up what is not read yet.
    private async Task EmitAsync(PagedQuery<DracoonRoomPermission> query, DracoonNode room, IOrderedOutput output, CancellationToken cancellationToken)
    {
        var rows = new List<DracoonRoomPermission>();
        while (await query.MoveNextAsync(cancellationToken))
        {
            query.Current.RoomPath = room.Path;
            rows.Add(query.Current);
        }
        if (_roomGroups is not null)
        {
            await _roomGroups.CompleteAsync(room.NodeId, rows, cancellationToken);
        }
        foreach (DracoonRoomPermission row in rows)
        {
            await output.WriteAsync(row);
        }
    }

    private bool IsType(string type) => string.Equals(PrincipalType, type, StringComparison.OrdinalIgnoreCase);

    private async Task<(string? Users, string? Groups)> FiltersAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        var users = new FilterBuilder();
        var groups = new FilterBuilder();
        if (ExpandGroup)
        {
            users.Add("effectivePerm", "eq", "any");
        }
        else if (Effective)
        {
            users.Add("effectivePerm", "eq", "true");
            groups.Add("effectivePerm", "eq", "true");
        }
        if (User is not null)
        {
            users.Add("userId", "eq", (await User.ResolveIdAsync(session, cancellationToken)).Id);
        }
        if (Group is not null)
        {
            groups.Add("groupId", "eq", (await Group.ResolveIdAsync(session, cancellationToken)).Id);
        }
        return (users.ToFilter(), groups.ToFilter());
    }
}
