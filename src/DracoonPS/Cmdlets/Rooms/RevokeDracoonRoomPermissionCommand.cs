using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Ordering;

namespace DracoonPS.Commands;

/// <summary>Takes all permissions in rooms from users and groups.</summary>
/// <remarks><para>A room always has an admin: the last one can't be taken away.</para></remarks>
/// <example>
/// <code>Revoke-DracoonRoomPermission /Projects -User anna</code>
/// <para>Takes a user out of a room, after a question.</para>
/// </example>
/// <example>
/// <code>Get-DracoonRoomPermission /Projects | Where-Object UserName -like 'ext-*' | Revoke-DracoonRoomPermission -WhatIf</code>
/// <para>Shows which users would be taken out of a room: each row is a room and who may do something there.</para>
/// </example>
/// <example>
/// <code>Revoke-DracoonRoomPermission / -Recurse -User ext-7 -Confirm:$false</code>
/// <para>Takes a user out of every room.</para>
/// </example>
[ApiOperation("DELETE /nodes/rooms/{room_id}/users")]
[ApiOperation("DELETE /nodes/rooms/{room_id}/groups")]
[Cmdlet(VerbsSecurity.Revoke, "DracoonRoomPermission", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RevokeDracoonRoomPermissionCommand : RoomPrincipalCmdlet
{
    /// <inheritdoc/>
    private protected override bool Ask(string room, string who) => ShouldProcess(room, $"Revoke all permissions of {who}");

    /// <inheritdoc/>
    private protected override async Task ApplyAsync(DracoonSession session, long roomId, IReadOnlyCollection<long> userIds, IReadOnlyCollection<long> groupIds,
        IOrderedOutput output, CancellationToken cancellationToken)
    {
        if (userIds.Count > 0)
        {
            await session.Rooms.RevokeUsersAsync(roomId, userIds, cancellationToken);
        }
        if (groupIds.Count > 0)
        {
            await session.Rooms.RevokeGroupsAsync(roomId, groupIds, cancellationToken);
        }
    }
}
