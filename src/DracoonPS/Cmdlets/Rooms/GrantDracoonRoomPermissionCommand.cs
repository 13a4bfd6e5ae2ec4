using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Ordering;

namespace DracoonPS.Commands;

/// <summary>Gives users and groups permissions in rooms. They replace what these users and groups had there; others keep theirs.</summary>
/// <example>
/// <code>Grant-DracoonRoomPermission /Projects -User anna, ben -Template Edit</code>
/// <para>Lets two users work in a room.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNode -Type Room | Grant-DracoonRoomPermission -Group Audit -Permission Read, ReadRecycleBin</code>
/// <para>Lets a group look into all rooms at the top.</para>
/// </example>
/// <example>
/// <code>Grant-DracoonRoomPermission /Projects -Recurse -Group Admins -Template Admin -AutoAccept $true -ThrottleLimit 4</code>
/// <para>Makes a group the admin of a room and of all rooms below it, whoever joins the group later included.</para>
/// </example>
[ApiOperation("PUT /nodes/rooms/{room_id}/users")]
[ApiOperation("PUT /nodes/rooms/{room_id}/groups")]
[Cmdlet(VerbsSecurity.Grant, "DracoonRoomPermission", SupportsShouldProcess = true, DefaultParameterSetName = TemplateSet)]
[OutputType(typeof(DracoonRoomPermission))]
public sealed class GrantDracoonRoomPermissionCommand : RoomPrincipalCmdlet
{
    private const string TemplateSet = "Template";
    private const string SingleSet = "Permission";

    /// <summary>Read, Edit or Admin.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TemplateSet)]
    public PermissionTemplate Template { get; set; }

    /// <summary>Exactly these permissions.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SingleSet)]
    public RoomPermission[] Permission { get; set; } = Array.Empty<RoomPermission>();

    /// <summary>Of groups: true to let new members in at once, as the server does without it; false to have an admin of the room decide about each.</summary>
    [Parameter]
    public bool? AutoAccept { get; set; }

    /// <summary>Emits the permissions as they are then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private NodePermissions Permissions => ParameterSetName == TemplateSet ? DracoonPS.Permissions.Of(Template) : DracoonPS.Permissions.Of(Permission);

    private string? Acceptance => AutoAccept is bool accept ? accept ? "autoallow" : "pending" : null;

    /// <inheritdoc/>
    private protected override bool Ask(string room, string who) => ShouldProcess(room, $"Grant {Permissions} to {who}");

    // None of the parameters that this reads comes from the pipeline: they are the same for all rooms.

    /// <inheritdoc/>
    private protected override async Task ApplyAsync(DracoonSession session, long roomId, IReadOnlyCollection<long> userIds, IReadOnlyCollection<long> groupIds,
        IOrderedOutput output, CancellationToken cancellationToken)
    {
        if (userIds.Count > 0)
        {
            await session.Rooms.GrantUsersAsync(roomId, userIds, Permissions, cancellationToken);
        }
        if (groupIds.Count > 0)
        {
            await session.Rooms.GrantGroupsAsync(roomId, groupIds, Permissions, Acceptance, cancellationToken);
        }
        if (PassThru)
        {
            string path = (await session.Nodes.GetAsync(roomId, cancellationToken)).Path;
            using PagedQuery<DracoonRoomPermission> rows = session.Rooms.ListUsers(roomId);
            using PagedQuery<DracoonRoomPermission> groupRows = session.Rooms.ListGroups(roomId);
            await EmitAsync(rows, path, r => r.UserId is long id && userIds.Contains(id), output, cancellationToken);
            await EmitAsync(groupRows, path, r => r.GroupId is long id && groupIds.Contains(id), output, cancellationToken);
        }
    }

    private static async Task EmitAsync(PagedQuery<DracoonRoomPermission> rows, string path, Func<DracoonRoomPermission, bool> isWanted, IOrderedOutput output, CancellationToken cancellationToken)
    {
        while (await rows.MoveNextAsync(cancellationToken))
        {
            if (isWanted(rows.Current))
            {
                rows.Current.RoomPath = path;
                await output.WriteAsync(rows.Current);
            }
        }
    }
}
