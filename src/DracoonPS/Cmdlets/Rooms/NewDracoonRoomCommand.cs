using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Api;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.Completion;
using DracoonPS.Ordering;
using DracoonPS.References;
using DracoonPS.Rooms;

namespace DracoonPS.Commands;

/// <summary>Creates rooms, at the top or in another room.</summary>
/// <remarks>
/// <para>A room at the top needs the role room manager, and an admin: without -Admin and -AdminGroup the signed-in user. A room in another one
/// takes the permissions of that one, unless it is given admins of its own or -InheritPermissions:$false.</para>
/// <para>With -IfNotExists it can be run again: a room that is there already is emitted as it is, and only sub folders that are missing are
/// made. One that the signed-in user may not see is passed over; a room manager sees all.</para>
/// </remarks>
/// <example>
/// <code>New-DracoonRoom -Name Contracts -Quota 10GB -RecycleBinDays 30</code>
/// <para>Creates a room at the top that holds at most 10 GB and keeps deleted files for 30 days.</para>
/// </example>
/// <example>
/// <code>Import-Csv rooms.csv | New-DracoonRoom -Parent /Projects -Admin anna</code>
/// <para>Creates a room for each row with a column Name.</para>
/// </example>
/// <example>
/// <code>Get-DracoonGroupMember Staff | New-DracoonRoom -Parent /Home -Name { $_.UserName } -AdminUser { $_.UserId } -Quota 10GB -RecycleBinDays 30 -SubFolder Scans, Outlook -RemoveCreator -IfNotExists</code>
/// <para>Gives each member of a group a room of their own, with two folders and without the signed-in user. Run it again for those who have come since.</para>
/// </example>
[ApiOperation("POST /nodes/rooms")]
[Cmdlet(VerbsCommon.New, "DracoonRoom", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonNode))]
public sealed class NewDracoonRoomCommand : ThrottledCmdlet
{
    private readonly ExistingRooms _existing = new();

    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string Name { get; set; } = "";

    /// <summary>The room above. Without it, the room is at the top.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public NodeReference? Parent { get; set; }

    /// <summary>The most bytes it may hold, such as 10GB; 0 for no limit.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ByteSizeTransform]
    [OptionalRange(0, long.MaxValue)]
    public long? Quota { get; set; }

    /// <summary>For how many days deleted files are kept; 0 to delete them at once.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    [OptionalRange(0, 9999)]
    public int? RecycleBinDays { get; set; }

    /// <summary>Notes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Notes { get; set; }

    /// <summary>Users who administrate the room.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AdminUser")]
    [EmptyIsNull]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference[]? Admin { get; set; }

    /// <summary>Groups that administrate the room.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    [ArgumentCompleter(typeof(GroupCompleter))]
    public GroupReference[]? AdminGroup { get; set; }

    /// <summary>Takes the permissions of the room above; with :$false it does not.</summary>
    [Parameter]
    public SwitchParameter InheritPermissions { get; set; }

    /// <summary>True to let new members of the admin groups in at once, false to let an admin of the room decide about each. Without it, the server's default.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    [FlagTransform]
    public bool? AutoAccept { get; set; }

    /// <summary>False to keep no log of activities in the room. Without it, the server's default.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    [FlagTransform]
    public bool? ActivitiesLog { get; set; }

    /// <summary>Public, Internal, Confidential or StrictlyConfidential.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    public Classification? Classification { get; set; }

    /// <summary>Folders to make in the room. The signed-in user makes them and becomes an admin of the room for it, for good without -RemoveCreator.</summary>
    [Parameter]
    public string[] SubFolder { get; set; } = Array.Empty<string>();

    /// <summary>Takes the signed-in user's own permissions in the room away once everything is made, unless -Admin names that user.</summary>
    [Parameter]
    public SwitchParameter RemoveCreator { get; set; }

    /// <summary>Emits a room that is there already, instead of an error. Its settings stay as they are.</summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        string name = Name.Trim();
        await InOrder(cancellationToken).SubmitAsync(name, cancel => PrepareAsync(session, name, cancel), plan => Requests(session, plan));
    }

    private async Task<RoomPlan> PrepareAsync(DracoonSession session, string name, CancellationToken cancellationToken)
    {
        // Before the first await, while the parameters are those of this row.
        var plan = new RoomPlan(Request(name)) { SubFolders = SubFolder, RemovesCreator = RemoveCreator, CreatorId = session.Account.UserId };
        UserReference[] users = Admin ?? Array.Empty<UserReference>();
        GroupReference[] groups = AdminGroup ?? Array.Empty<GroupReference>();
        NodeReference? parent = Parent is { IsRoot: false } ? Parent : null;
        bool? inherits = MyInvocation.BoundParameters.ContainsKey(nameof(InheritPermissions)) ? InheritPermissions.ToBool() : null;
        bool mayExist = IfNotExists;
        if (inherits == true && users.Length + groups.Length > 0)
        {
            throw new ArgumentException("A room that inherits its permissions is made without admins of its own. Leave out -InheritPermissions, or -Admin and -AdminGroup.");
        }
        if (parent is not null)
        {
            (long parentId, plan.Where) = await parent.ResolveIdAsync(session, cancellationToken);
            plan.Request.ParentId = parentId;
        }
        if (mayExist)
        {
            plan.Existing = await _existing.FindAsync(session, plan.Request.ParentId ?? NodesApi.Root, name, cancellationToken);
        }
        foreach (UserReference user in users)
        {
            plan.AdminIds.Add((await user.ResolveIdAsync(session, cancellationToken)).Id);
        }
        foreach (GroupReference group in groups)
        {
            plan.AdminGroupIds.Add((await group.ResolveIdAsync(session, cancellationToken)).Id);
        }
        plan.Decide(inherits, mayExist);
        return plan;
    }

    private IEnumerable<OrderedRequest> Requests(DracoonSession session, RoomPlan plan)
    {
        bool goes = plan.Existing is null
            ? ShouldProcess(plan.Where, $"Create room '{plan.Request.Name}'")
            : !plan.NeedsRepair || ShouldProcess(NodeReference.Describe(plan.Existing), "Complete the room");
        if (goes)
        {
            yield return new OrderedRequest(plan.Request.Name!, async (output, cancel) =>
            {
                if (await plan.RunAsync(session, cancel) is DracoonNode room)
                {
                    await output.WriteAsync(room);
                }
            });
        }
    }

    private CreateRoomRequest Request(string name)
    {
        var request = new CreateRoomRequest { Name = name };
        if (Quota is long quota)
        {
            request.Quota = quota;
        }
        if (RecycleBinDays is int days)
        {
            request.RecycleBinDays = days;
        }
        if (!string.IsNullOrEmpty(Notes))
        {
            request.Notes = Notes;
        }
        if (Classification is not null)
        {
            request.Classification = Convert.ToInt32(Classification.Value, CultureInfo.InvariantCulture);
        }
        if (AutoAccept is bool accept)
        {
            request.NewGroupMemberAcceptance = accept ? "autoallow" : "pending";
        }
        if (ActivitiesLog is bool log)
        {
            request.HasActivitiesLog = log;
        }
        return request;
    }
}
