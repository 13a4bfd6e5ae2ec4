using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Requests;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Creates a room, at the top or in another room.</summary>
/// <remarks><para>A room at the top needs the role room manager. Without -Admin and -AdminGroup the signed-in user administrates it.</para></remarks>
/// <example>
/// <code>New-DracoonRoom -Name Contracts -Quota 10GB -RecycleBinDays 30</code>
/// <para>Creates a room at the top that holds at most 10 GB and keeps deleted files for 30 days.</para>
/// </example>
/// <example>
/// <code>Import-Csv rooms.csv | New-DracoonRoom -Parent /Projects -Admin anna</code>
/// <para>Creates a room for each row with a column Name.</para>
/// </example>
[ApiOperation("POST /nodes/rooms")]
[Cmdlet(VerbsCommon.New, "DracoonRoom", SupportsShouldProcess = true)]
[OutputType(typeof(Dracoon.Client.Models.DracoonNode))]
public sealed class NewDracoonRoomCommand : DracoonCmdlet
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string Name { get; set; } = "";

    /// <summary>The room above. Without it, the room is at the top.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public NodeReference? Parent { get; set; }

    /// <summary>The most bytes it may hold, such as 10GB; 0 for no limit.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateRange(0, long.MaxValue)]
    public long? Quota { get; set; }

    /// <summary>For how many days deleted files are kept; 0 to delete them at once.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateRange(0, 9999)]
    public int? RecycleBinDays { get; set; }

    /// <summary>Notes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Notes { get; set; }

    /// <summary>Users who administrate the room.</summary>
    [Parameter]
    public UserReference[]? Admin { get; set; }

    /// <summary>Groups that administrate the room.</summary>
    [Parameter]
    public GroupReference[]? AdminGroup { get; set; }

    /// <summary>Takes the permissions of the room above.</summary>
    [Parameter]
    public SwitchParameter InheritPermissions { get; set; }

    /// <summary>True to let new members of a group in at once, false to let an admin of the room decide about each. Without it, the server's default.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public bool? AutoAccept { get; set; }

    /// <summary>False to keep no log of activities in the room. Without it, the server's default.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public bool? ActivitiesLog { get; set; }

    /// <summary>Public, Internal, Confidential or StrictlyConfidential.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Classification? Classification { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(Name, async () =>
        {
            string where = "the top";
            var request = new CreateRoomRequest { Name = Name };
            if (Parent is { IsRoot: false })
            {
                (long parentId, where) = await Parent.ResolveIdAsync(session, cancellationToken);
                request.ParentId = parentId;
            }
            await FillAsync(request, session, cancellationToken);
            if (ShouldProcess(where, $"Create room '{Name}'"))
            {
                WriteObject(await session.Nodes.CreateRoomAsync(request, cancellationToken));
            }
        });
    }

    private async Task FillAsync(CreateRoomRequest request, DracoonSession session, CancellationToken cancellationToken)
    {
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
        if (InheritPermissions.IsPresent)
        {
            request.InheritPermissions = InheritPermissions;
        }
        var admins = new List<long>();
        foreach (UserReference user in Admin ?? Array.Empty<UserReference>())
        {
            admins.Add((await user.ResolveIdAsync(session, cancellationToken)).Id);
        }
        var adminGroups = new List<long>();
        foreach (GroupReference group in AdminGroup ?? Array.Empty<GroupReference>())
        {
            adminGroups.Add((await group.ResolveIdAsync(session, cancellationToken)).Id);
        }
        if (admins.Count == 0 && adminGroups.Count == 0 && !InheritPermissions)
        {
            admins.Add(session.Account.UserId); // a room must have an admin
        }
        if (admins.Count > 0)
        {
            request.AdminIds = admins;
        }
        if (adminGroups.Count > 0)
        {
            request.AdminGroupIds = adminGroups;
        }
    }
}
