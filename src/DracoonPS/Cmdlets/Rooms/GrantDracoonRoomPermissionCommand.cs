using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

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

    /// <summary>Emits the permissions as they are then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override async Task ApplyAsync(DracoonSession session, long roomId, string room, IReadOnlyList<(long Id, string Text)> users,
        IReadOnlyList<(long Id, string Text)> groups, CancellationToken cancellationToken)
    {
        NodePermissions permissions = ParameterSetName == TemplateSet ? Permissions.Of(Template) : Permissions.Of(Permission);
        string who = string.Join(", ", users.Concat(groups).Select(p => p.Text));
        if (who.Length == 0 || !ShouldProcess(room, $"Grant {permissions} to {who}"))
        {
            return;
        }
        var userIds = new HashSet<long>(users.Select(u => u.Id));
        var groupIds = new HashSet<long>(groups.Select(g => g.Id));
        if (userIds.Count > 0)
        {
            await session.Rooms.GrantUsersAsync(roomId, userIds, permissions, cancellationToken);
        }
        if (groupIds.Count > 0)
        {
            await session.Rooms.GrantGroupsAsync(roomId, groupIds, permissions, cancellationToken);
        }
        if (PassThru)
        {
            string path = (await session.Nodes.GetAsync(roomId, cancellationToken)).Path;
            using PagedQuery<DracoonRoomPermission> rows = session.Rooms.ListUsers(roomId);
            using PagedQuery<DracoonRoomPermission> groupRows = session.Rooms.ListGroups(roomId);
            await EmitAsync(rows, path, r => r.UserId is long id && userIds.Contains(id), cancellationToken);
            await EmitAsync(groupRows, path, r => r.GroupId is long id && groupIds.Contains(id), cancellationToken);
        }
    }

    private async Task EmitAsync(PagedQuery<DracoonRoomPermission> rows, string path, Func<DracoonRoomPermission, bool> isWanted, CancellationToken cancellationToken)
    {
        while (await rows.MoveNextAsync(cancellationToken))
        {
            if (isWanted(rows.Current))
            {
                rows.Current.RoomPath = path;
                WriteObject(rows.Current);
            }
        }
    }
}
