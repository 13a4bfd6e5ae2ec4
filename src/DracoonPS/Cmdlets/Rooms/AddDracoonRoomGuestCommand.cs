using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.Completion;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Invites people from outside to a room. They get a mail, and an account of a guest where they have none.</summary>
/// <remarks><para>Needs an admin of the room. Who is in the room already keeps the permissions there.</para></remarks>
/// <example>
/// <code>Add-DracoonRoomGuest /Projects/Bridge -FirstName Eve -LastName Stone -Email eve@example.org</code>
/// <para>Invites somebody.</para>
/// </example>
/// <example>
/// <code>Import-Csv guests.csv | Add-DracoonRoomGuest /Projects/Bridge -WhatIf</code>
/// <para>Shows who would be invited: rows with the columns FirstName, LastName and Email.</para>
/// </example>
/// <example>
/// <code>Add-DracoonRoomGuest /Projects/Bridge -FirstName Otto -LastName Stone -Email otto@example.org -WhatIf</code>
/// <para>Shows what an invitation would do.</para>
/// </example>
[ApiOperation("PUT /nodes/rooms/{room_id}/guest_users")]
[Cmdlet(VerbsCommon.Add, "DracoonRoomGuest", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonRoomPermission))]
public sealed class AddDracoonRoomGuestCommand : ThrottledCmdlet
{
    /// <summary>The room: an object, id or path.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RoomCompleter))]
    public NodeReference? Room { get; set; }

    /// <summary>The first name.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string FirstName { get; set; } = "";

    /// <summary>The last name.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string LastName { get; set; } = "";

    /// <summary>The e-mail address, which gets the invitation.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string Email { get; set; } = "";

    /// <summary>Emits the guests' permissions in the room.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        NodeReference room = Room!;
        var guest = new RoomGuest(FirstName.Trim(), LastName.Trim(), Email.Trim());
        return InOrder(cancellationToken).SubmitAsync(guest.Email, cancel => room.ResolveIdAsync(session, cancel),
            found => Requests(session, found.Id, found.Text, guest));
    }

    private IEnumerable<OrderedRequest> Requests(DracoonSession session, long roomId, string text, RoomGuest guest)
    {
        if (!ShouldProcess(text, $"Invite {guest.FirstName} {guest.LastName} ({guest.Email})"))
        {
            yield break;
        }
        bool passThru = PassThru;
        yield return new OrderedRequest(guest.Email, async (output, cancel) =>
        {
            await session.Rooms.InviteGuestsAsync(roomId, new[] { guest }, cancel);
            if (passThru)
            {
                await EmitAsync(session, roomId, guest.Email, output, cancel);
            }
        });
    }

    private static async Task EmitAsync(DracoonSession session, long roomId, string email, IOrderedOutput output, CancellationToken cancellationToken)
    {
        string path = (await session.Nodes.GetAsync(roomId, cancellationToken)).Path;
        string filter = new FilterBuilder().Add("user", "cn", FilterBuilder.SearchablePart(email)).ToString();
        using PagedQuery<DracoonRoomPermission> rows = session.Rooms.ListUsers(roomId, new ListOptions { Filter = filter });
        while (await rows.MoveNextAsync(cancellationToken))
        {
            if (string.Equals(rows.Current.Email, email, System.StringComparison.OrdinalIgnoreCase))
            {
                rows.Current.RoomPath = path;
                await output.WriteAsync(rows.Current);
            }
        }
    }
}
