using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
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

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (NodeReference reference in Room)
        {
            await TryAsync(reference, async () =>
            {
                foreach (DracoonNode room in await reference.ResolveManyAsync(session, cancellationToken))
                {
                    if (PrincipalType != "Group")
                    {
                        using PagedQuery<DracoonRoomPermission> users = session.Rooms.ListUsers(room.NodeId);
                        await EmitAsync(users, room.Path, cancellationToken);
                    }
                    if (PrincipalType != "User")
                    {
                        using PagedQuery<DracoonRoomPermission> groups = session.Rooms.ListGroups(room.NodeId);
                        await EmitAsync(groups, room.Path, cancellationToken);
                    }
                }
            });
        }
    }

    private async Task EmitAsync(PagedQuery<DracoonRoomPermission> query, string path, CancellationToken cancellationToken)
    {
        while (await query.MoveNextAsync(cancellationToken))
        {
            query.Current.RoomPath = path;
            WriteObject(query.Current);
        }
    }
}
