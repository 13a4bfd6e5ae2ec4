using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Ordering;

namespace DracoonPS.Commands;

/// <summary>Gets the webhooks that rooms have, or can have.</summary>
/// <remarks><para>Needs an admin of the room. Webhooks themselves are made by a config manager.</para></remarks>
/// <example>
/// <code>Get-DracoonRoomWebhook /Projects</code>
/// <para>Lists the webhooks that a room can have, with IsAssigned for those it has.</para>
/// </example>
/// <example>
/// <code>Get-DracoonRoom / -Recurse -Managed | Get-DracoonRoomWebhook -Assigned $true</code>
/// <para>Lists which rooms have which webhooks.</para>
/// </example>
[ApiOperation("GET /nodes/rooms/{room_id}/webhooks")]
[Cmdlet(VerbsCommon.Get, "DracoonRoomWebhook")]
[OutputType(typeof(DracoonRoomWebhook))]
public sealed class GetDracoonRoomWebhookCommand : RoomReadCmdlet
{
    /// <summary>Only webhooks that a room has, or only those it has not.</summary>
    [Parameter]
    public bool? Assigned { get; set; }

    /// <inheritdoc/>
    private protected override async Task EmitAsync(DracoonSession session, DracoonNode room, IOrderedOutput output, CancellationToken cancellationToken)
    {
        var filter = new FilterBuilder();
        if (Assigned is bool assigned)
        {
            filter.Add("isAssigned", assigned);
        }
        using PagedQuery<DracoonRoomWebhook> webhooks = session.RoomSettings.ListWebhooks(room.NodeId, new ListOptions { Filter = filter.ToFilter() });
        while (await webhooks.MoveNextAsync(cancellationToken))
        {
            webhooks.Current.RoomPath = room.Path;
            await output.WriteAsync(webhooks.Current);
        }
    }
}
