using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Lists who may do what in rooms: one row for each user and each group.</summary>
/// <example>
/// <code>Get-DracoonRoomPermission /Projects</code>
/// <para>Lists the users and groups of a room.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNode -Type Room | Get-DracoonRoomPermission | Export-Csv rights.csv</code>
/// <para>Writes the permissions of all rooms at the top to a file.</para>
/// </example>
[ApiOperation("GET /nodes/rooms/{room_id}/users")]
[ApiOperation("GET /nodes/rooms/{room_id}/groups")]
[Cmdlet(VerbsCommon.Get, "DracoonRoomPermission")]
[OutputType(typeof(DracoonRoomPermission))]
public sealed class GetDracoonRoomPermissionCommand : DracoonCmdlet
{
    /// <summary>The rooms: objects, ids, paths with wildcards in the last part, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    public NodeReference[] Room { get; set; } = Array.Empty<NodeReference>();

    /// <summary>Only User or only Group.</summary>
    [Parameter]
    [ValidateSet("User", "Group")]
    public string? PrincipalType { get; set; }

    /// <summary>How many requests are in flight at most, from 1 to 32; 4 without it. Whatever it is, objects and errors come in the order of the input. With 1, a room's are emitted before the next one is asked for.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 4;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        string? type = PrincipalType;
        OrderedWork work = InOrder(ThrottleLimit, cancellationToken);
        foreach (NodeReference reference in Room)
        {
            await work.SubmitAsync(reference, cancel => reference.ResolveManyAsync(session, cancel), rooms => Requests(session, reference, rooms, type));
        }
    }

    private static IEnumerable<OrderedRequest> Requests(DracoonSession session, NodeReference reference, IReadOnlyList<DracoonNode> rooms, string? type)
    {
        foreach (DracoonNode room in rooms)
        {
            yield return new OrderedRequest(reference, (output, cancel) => EmitAsync(session, room, type, output, cancel));
        }
    }

    private static async Task EmitAsync(DracoonSession session, DracoonNode room, string? type, IOrderedOutput output, CancellationToken cancellationToken)
    {
        if (!string.Equals(type, "Group", StringComparison.OrdinalIgnoreCase))
        {
            using PagedQuery<DracoonRoomPermission> users = session.Rooms.ListUsers(room.NodeId);
            await EmitAsync(users, room.Path, output, cancellationToken);
        }
        if (!string.Equals(type, "User", StringComparison.OrdinalIgnoreCase))
        {
            using PagedQuery<DracoonRoomPermission> groups = session.Rooms.ListGroups(room.NodeId);
            await EmitAsync(groups, room.Path, output, cancellationToken);
        }
    }

    private static async Task EmitAsync(PagedQuery<DracoonRoomPermission> query, string path, IOrderedOutput output, CancellationToken cancellationToken)
    {
        while (await query.MoveNextAsync(cancellationToken))
        {
            query.Current.RoomPath = path;
            await output.WriteAsync(query.Current);
        }
    }
}
