using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Lists the rooms in which groups have permissions.</summary>
/// <remarks><para>Needs the role group manager. Inherited permissions count too. The server calls this operation outdated; Get-DracoonRoomPermission asks the rooms instead. With several groups, -First and -Skip count for each of them.</para></remarks>
/// <example>
/// <code>Get-DracoonGroupRoom Staff</code>
/// <para>Lists the rooms of a group.</para>
/// </example>
/// <example>
/// <code>Get-DracoonGroup | Get-DracoonGroupRoom -Direct | Export-Csv rooms.csv</code>
/// <para>Writes which groups are granted what in which rooms, without what rooms inherit.</para>
/// </example>
/// <example>
/// <code>Get-DracoonGroupRoom Staff -Direct</code>
/// <para>Lists only the rooms that the group is granted itself, without those that inherit it.</para>
/// </example>
[ApiOperation("GET /groups/{group_id}/rooms")]
[Cmdlet(VerbsCommon.Get, "DracoonGroupRoom", SupportsPaging = true)]
[OutputType(typeof(DracoonGrantedRoom))]
public sealed class GetDracoonGroupRoomCommand : DracoonFilterCmdlet<DracoonGrantedRoom>
{
    /// <summary>The groups: objects, ids, names, or rows with a column GroupId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(GroupCompleter))]
    public GroupReference[] Group { get; set; } = Array.Empty<GroupReference>();

    /// <summary>Only rooms with this name; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [NoScriptBlock]
    public string? Name { get; set; }

    /// <summary>Leaves out what a room inherits from the room above.</summary>
    [Parameter]
    public SwitchParameter Direct { get; set; }

    /// <summary>Lists the rooms where the group has no permission instead.</summary>
    [Parameter]
    public SwitchParameter NotGranted { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (GroupReference group in Group)
        {
            await TryAsync(group, async () =>
            {
                (long id, _) = await group.ResolveIdAsync(session, cancellationToken);
                var filter = new FilterBuilder().Raw(Filter);
                Func<DracoonGrantedRoom, bool>? matches = Name is null ? null : Wildcard.AddTo(filter, "name", Name, (DracoonGrantedRoom r) => r.Name);
                if (Direct)
                {
                    filter.Add("effectivePerm", false);
                }
                if (NotGranted)
                {
                    filter.Add("isGranted", false);
                }
                string? name = group.Name;
                using PagedQuery<DracoonGrantedRoom> rooms = session.Groups.Members.ListRooms(id, Options(filter, matches is not null));
                await EmitAsync(rooms, matches, room => room.PrincipalName = name, cancellationToken);
            });
        }
    }
}
