using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Lists members of groups who are not let into rooms yet, in the rooms that the signed-in user administrates.</summary>
/// <remarks><para>Who joins a group gets into its rooms at once, or, where the room has it so, waits for an admin of the room.</para></remarks>
/// <example>
/// <code>Get-DracoonPendingAssignment</code>
/// <para>Lists everybody who waits or was denied.</para>
/// </example>
/// <example>
/// <code>Get-DracoonPendingAssignment -Group Staff -State Waiting | Approve-DracoonPendingAssignment</code>
/// <para>Lets everybody in who waits because of a group.</para>
/// </example>
[ApiOperation("GET /nodes/rooms/pending")]
[Cmdlet(VerbsCommon.Get, "DracoonPendingAssignment", SupportsPaging = true)]
[OutputType(typeof(DracoonPendingAssignment))]
public sealed class GetDracoonPendingAssignmentCommand : DracoonListCmdlet<DracoonPendingAssignment>
{
    /// <summary>Only in this room: an object, id or path.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(RoomCompleter))]
    public NodeReference? Room { get; set; }

    /// <summary>Only this user: an object, id, user name or e-mail address.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference? User { get; set; }

    /// <summary>Only because of this group: an object, id or name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(GroupCompleter))]
    public GroupReference? Group { get; set; }

    /// <summary>Only Waiting or only Denied.</summary>
    [Parameter]
    [ValidateSet("Waiting", "Denied")]
    public string? State { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        return TryAsync(Room ?? (object?)Group ?? User ?? (object)"/", async () =>
        {
            FilterBuilder filter = await FilterAsync(session, cancellationToken);
            using PagedQuery<DracoonPendingAssignment> query = session.PendingAssignments.List(Options(filter, filteredHere: false));
            await EmitAsync(query, null, cancellationToken);
        });
    }

    private async Task<FilterBuilder> FilterAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        var filter = new FilterBuilder().Raw(Filter);
        if (Room is { IsRoot: false })
        {
            filter.Add("roomId", "eq", (await Room.ResolveIdAsync(session, cancellationToken)).Id);
        }
        if (User is not null)
        {
            filter.Add("userId", "eq", (await User.ResolveIdAsync(session, cancellationToken)).Id);
        }
        if (Group is not null)
        {
            filter.Add("groupId", "eq", (await Group.ResolveIdAsync(session, cancellationToken)).Id);
        }
        if (State is not null)
        {
            filter.Add("state", "eq", State.ToUpperInvariant());
        }
        return filter;
    }
}
