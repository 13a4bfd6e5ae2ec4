using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Lists who may do what where, for auditors: one row for each user and room, whether the user has the permissions by themselves, by a group or by the room above.</summary>
/// <remarks>
/// <para>Needs the role auditor, and no permission in the rooms. Get-DracoonRoomPermission lists what is granted to users and groups, for those who administrate a room.</para>
/// </remarks>
/// <example>
/// <code>Get-DracoonPermissionAudit | Export-Csv permissions.csv</code>
/// <para>Writes the permissions of all users in all rooms to a file.</para>
/// </example>
/// <example>
/// <code>Get-DracoonPermissionAudit -Room /HR -Recurse -Manage $true</code>
/// <para>Lists who administrates a room and the rooms below it.</para>
/// </example>
/// <example>
/// <code>Get-DracoonPermissionAudit -User anna</code>
/// <para>Lists the rooms of a user.</para>
/// </example>
[ApiOperation("GET /eventlog/audits/nodes")]
[ApiOperation("GET /eventlog/audits/node_info")]
[Cmdlet(VerbsCommon.Get, "DracoonPermissionAudit", SupportsPaging = true)]
[OutputType(typeof(DracoonPermissionAudit))]
public sealed class GetDracoonPermissionAuditCommand : DracoonListCmdlet<DracoonRoomAudit>
{
    private ulong _skip;
    private ulong _rest = ulong.MaxValue;

    /// <summary>Only these rooms: objects, ids, paths with wildcards in the last part, or rows with a column NodeId. Without it, all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RoomCompleter))]
    public NodeReference[]? Room { get; set; }

    /// <summary>The rooms below, too.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>Only this user: an object, id, user name, e-mail address, or a row with a column UserId.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference? User { get; set; }

    /// <summary>Only users who administrate the room, or only those who do not.</summary>
    [Parameter]
    public bool? Manage { get; set; }

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        _skip = PagingParameters.Skip;
        _rest = PagingParameters.First;
        if (PagingParameters.IncludeTotalCount)
        {
            WriteObject(PagingParameters.NewTotalCount(0, 0)); // the server counts neither rooms nor rows
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (Room is null)
        {
            if (Recurse)
            {
                throw new ArgumentException("-Recurse goes with -Room: without it, all rooms are listed already.");
            }
            string who = await UserFilterAsync(session, cancellationToken);
            await TryAsync("/", () => EmitAsync(session, new FilterBuilder().Raw(who), null, cancellationToken));
            return;
        }
        foreach (NodeReference reference in Room)
        {
            await TryAsync(reference, async () =>
            {
                string who = await UserFilterAsync(session, cancellationToken);
                foreach (long id in await reference.ResolveForAuditAsync(session, cancellationToken))
                {
                    await EmitAsync(session, new FilterBuilder().Add("nodeId", "eq", id).Raw(who), null, cancellationToken);
                    await EmitBelowAsync(session, id, who, cancellationToken);
                }
            });
        }
    }

    /// <summary>Level by level. Rooms in which nobody fits are not in the answer, so those below are found without a condition on users.</summary>
    private async Task EmitBelowAsync(DracoonSession session, long roomId, string who, CancellationToken cancellationToken)
    {
        var above = new Queue<long>();
        if (Recurse)
        {
            above.Enqueue(roomId);
        }
        while (above.Count > 0 && _rest > 0)
        {
            long parentId = above.Dequeue();
            bool hasCondition = who.Length > 0;
            await EmitAsync(session, new FilterBuilder().Add("nodeParentId", "eq", parentId).Raw(who), hasCondition ? null : above, cancellationToken);
            if (hasCondition)
            {
                foreach (long id in await session.EventLog.GetRoomsBelowAsync(parentId, cancellationToken))
                {
                    above.Enqueue(id);
                }
            }
        }
    }

    private async Task EmitAsync(DracoonSession session, FilterBuilder filter, Queue<long>? seen, CancellationToken cancellationToken)
    {
        using PagedQuery<DracoonRoomAudit> rooms = session.EventLog.ListPermissions(Options(filter, filteredHere: true));
        while (_rest > 0 && await rooms.MoveNextAsync(cancellationToken))
        {
            seen?.Enqueue(rooms.Current.RoomId);
            foreach (DracoonPermissionAudit row in rooms.Current.Users)
            {
                if (_skip > 0)
                {
                    _skip--;
                }
                else if (_rest > 0)
                {
                    _rest--;
                    WriteObject(row);
                }
            }
        }
    }

    private async Task<string> UserFilterAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        var filter = new FilterBuilder().Raw(Filter);
        if (User is not null)
        {
            filter.Add("userId", "eq", (await User.ResolveIdAsync(session, cancellationToken)).Id);
        }
        if (Manage is bool manage)
        {
            filter.Add("permissionsManage", manage);
        }
        return filter.ToString();
    }
}
