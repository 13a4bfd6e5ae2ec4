using System;
using System.Collections.Generic;
using System.Globalization;
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

/// <summary>Changes rooms: only what is given, nothing else.</summary>
/// <remarks>
/// <para>Name, quota and notes need an admin of the room above, or the role room manager at the top; the rest needs an admin of the room. When
/// rooms are piped, the parameters on the command line are changed; when rows of a CSV file are piped, their columns are.</para>
/// </remarks>
/// <example>
/// <code>Set-DracoonRoom /Projects -Quota 50GB -RecycleBinDays 30</code>
/// <para>Changes two settings and leaves the rest.</para>
/// </example>
/// <example>
/// <code>Get-DracoonRoom / -Recurse -Managed | Set-DracoonRoom -RecycleBinDays 90 -ThrottleLimit 4</code>
/// <para>Keeps deleted files for 90 days in all rooms.</para>
/// </example>
/// <example>
/// <code>Set-DracoonRoom /Projects/Secret -InheritPermissions $false -TakeOverPermissions</code>
/// <para>Ends the inheritance of a room, and leaves everybody the permissions they have there.</para>
/// </example>
/// <example>
/// <code>Import-Csv quotas.csv | Set-DracoonRoom -WhatIf</code>
/// <para>Shows what a CSV file with the columns NodeId and Quota would change.</para>
/// </example>
[ApiOperation("PUT /nodes/rooms/{room_id}")]
[ApiOperation("PUT /nodes/rooms/{room_id}/config")]
[Cmdlet(VerbsCommon.Set, "DracoonRoom", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonNode))]
public sealed class SetDracoonRoomCommand : NodeDetailsCmdlet
{
    private IReadOnlyList<long>? _admins;
    private IReadOnlyList<long>? _adminGroups;

    /// <summary>The rooms: objects, ids, paths, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(RoomCompleter))]
    public NodeReference[] Room { get; set; } = Array.Empty<NodeReference>();

    /// <summary>The most bytes it may hold, such as 10GB.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ByteSizeTransform]
    [OptionalRange(0, long.MaxValue)]
    public long? Quota { get; set; }

    /// <summary>Ends the limit on its size.</summary>
    [Parameter]
    public SwitchParameter NoQuota { get; set; }

    /// <summary>For how many days deleted files are kept.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    [OptionalRange(0, 9999)]
    public int? RecycleBinDays { get; set; }

    /// <summary>Public, Internal, Confidential or StrictlyConfidential: what files get that are uploaded without one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    public Classification? Classification { get; set; }

    /// <summary>True to take the permissions of the room above, false to end that. A room that has it so already stays as it is.</summary>
    [Parameter]
    public bool? InheritPermissions { get; set; }

    /// <summary>With -InheritPermissions $false: keeps the inherited permissions as the room's own.</summary>
    [Parameter]
    public SwitchParameter TakeOverPermissions { get; set; }

    /// <summary>Users who become admins of the room; others stay. Not for a room that inherits permissions: use Grant-DracoonRoomPermission there.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference[]? Admin { get; set; }

    /// <summary>Groups that become admins of the room; others stay.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(GroupCompleter))]
    public GroupReference[]? AdminGroup { get; set; }

    /// <summary>With -AdminGroup: true to let new members of these groups in at once, false to have an admin of the room decide about each.</summary>
    [Parameter]
    public bool? AutoAccept { get; set; }

    /// <summary>True to keep a log of activities in the room.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("HasActivitiesLog")]
    [EmptyIsNull]
    [FlagTransform]
    public bool? ActivitiesLog { get; set; }

    /// <summary>Emits the rooms as changed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        Task started = base.StartAsync(cancellationToken);
        if (NoQuota && IsOnCommandLine(nameof(Quota)))
        {
            throw new ArgumentException("-Quota and -NoQuota exclude each other.");
        }
        if (TakeOverPermissions && InheritPermissions != false)
        {
            throw new ArgumentException("-TakeOverPermissions goes with -InheritPermissions $false.");
        }
        return started;
    }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        OrderedWork work = InOrder(cancellationToken);
        // Once for all rooms: these do not come from the pipeline.
        _admins ??= await IdsAsync(Admin, u => u.ResolveIdAsync(session, cancellationToken));
        _adminGroups ??= await IdsAsync(AdminGroup, g => g.ResolveIdAsync(session, cancellationToken));
        foreach (NodeReference room in Room)
        {
            await work.SubmitAsync(room, cancel => PrepareAsync(session, room, cancel), change => Requests(session, room, change));
        }
    }

    private static async Task<IReadOnlyList<long>> IdsAsync<T>(T[]? references, Func<T, Task<(long Id, string Text)>> resolve)
    {
        var ids = new List<long>();
        foreach (T reference in references ?? Array.Empty<T>())
        {
            ids.Add((await resolve(reference)).Id);
        }
        return ids;
    }

    private async Task<Change> PrepareAsync(DracoonSession session, NodeReference room, CancellationToken cancellationToken)
    {
        // Before the first await, while the parameters are those of this row.
        Change change = Read(Changes(!room.IsRow));
        if (change.IsEmpty)
        {
            return change;
        }
        if (change.Inherit is bool inherit && (await session.Nodes.GetAsync((await room.ResolveIdAsync(session, cancellationToken)).Id, cancellationToken)).InheritPermissions != inherit)
        {
            change.Config.InheritPermissions = inherit; // the server refuses what is so already
            if (TakeOverPermissions)
            {
                change.Config.TakeOverPermissions = true;
            }
        }
        (change.RoomId, change.Text) = await room.ResolveIdAsync(session, cancellationToken);
        return change;
    }

    private IEnumerable<OrderedRequest> Requests(DracoonSession session, NodeReference room, Change change)
    {
        if (change.IsEmpty)
        {
            WriteWarning($"Nothing is given that would change {room}.");
            yield break;
        }
        if (!ShouldProcess(change.Text, "Set " + string.Join(", ", change.Names)))
        {
            yield break;
        }
        bool passThru = PassThru;
        yield return new OrderedRequest(room, async (output, cancel) =>
        {
            DracoonNode? changed = null;
            if (!change.Config.IsEmpty)
            {
                changed = await session.RoomSettings.ConfigureAsync(change.RoomId, change.Config, cancel);
            }
            if (!change.Description.IsEmpty)
            {
                changed = await session.RoomSettings.UpdateAsync(change.RoomId, change.Description, cancel);
            }
            if (passThru)
            {
                await output.WriteAsync(changed ?? await session.Nodes.GetAsync(change.RoomId, cancel));
            }
        })
        { Key = change.RoomId };
    }

    private Change Read(ChangeSet set)
    {
        var change = new Change(set.Names);
        TakeDetails(set, change.Description);
        set.Take(nameof(Quota), Quota, bytes => change.Description.Quota = bytes)
            .Take(nameof(RecycleBinDays), RecycleBinDays, days => change.Config.RecycleBinDays = days)
            .Take(nameof(Classification), Classification, value => change.Config.Classification = Convert.ToInt32(value, CultureInfo.InvariantCulture))
            .Take(nameof(ActivitiesLog), ActivitiesLog, flag => change.Config.HasActivitiesLog = flag)
            .Take(nameof(Admin), Admin, _ => change.Config.AdminIds = _admins!)
            .Take(nameof(AdminGroup), AdminGroup, _ => change.Config.AdminGroupIds = _adminGroups!)
            .Take(nameof(AutoAccept), AutoAccept, flag => change.Config.NewGroupMemberAcceptance = flag ? "autoallow" : "pending")
            .Take(nameof(InheritPermissions), InheritPermissions, flag => change.Inherit = flag);
        if (NoQuota)
        {
            set.Take(nameof(NoQuota), () => change.Description.Quota = 0);
        }
        return change;
    }

    private sealed class Change
    {
        public Change(IReadOnlyList<string> names)
        {
            Names = names;
        }

        public long RoomId { get; set; }

        public string Text { get; set; } = "";

        public UpdateRoomRequest Description { get; } = new();

        public ConfigureRoomRequest Config { get; } = new();

        public bool? Inherit { get; set; }

        public IReadOnlyList<string> Names { get; }

        public bool IsEmpty => Names.Count == 0;
    }
}
