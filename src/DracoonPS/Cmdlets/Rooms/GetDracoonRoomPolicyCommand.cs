using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Ordering;

namespace DracoonPS.Commands;

/// <summary>Gets what holds for the files of rooms: when they end, and whether they are checked for viruses.</summary>
/// <example>
/// <code>Get-DracoonRoomPolicy /Scans</code>
/// <para>Gets the policy of one room.</para>
/// </example>
/// <example>
/// <code>Get-DracoonRoomPolicy / -Recurse | Where-Object { -not $_.IsVirusProtectionEnabled }</code>
/// <para>Finds the rooms without virus protection.</para>
/// </example>
[ApiOperation("GET /nodes/rooms/{room_id}/policies")]
[Cmdlet(VerbsCommon.Get, "DracoonRoomPolicy")]
[OutputType(typeof(DracoonRoomPolicy))]
public sealed class GetDracoonRoomPolicyCommand : RoomReadCmdlet
{
    /// <inheritdoc/>
    private protected override async Task EmitAsync(DracoonSession session, DracoonNode room, IOrderedOutput output, CancellationToken cancellationToken)
    {
        DracoonRoomPolicy policy = await session.RoomSettings.GetPolicyAsync(room.NodeId, cancellationToken);
        policy.RoomPath = room.Path;
        await output.WriteAsync(policy);
    }
}
