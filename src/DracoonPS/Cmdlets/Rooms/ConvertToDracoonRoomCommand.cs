using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.Ordering;
using DracoonPS.References;
using DracoonPS.Rooms;

namespace DracoonPS.Commands;

/// <summary>Makes rooms of folders: each has the folder's name and place and, moved there, its content.</summary>
/// <remarks>
/// <para>Needs an admin of the room that the folders lie in. Without -Admin and -AdminGroup the new rooms inherit its permissions, so that
/// nobody gains or loses any.</para>
/// <para>While it goes on, the folder is called 'name (becomes a room)'. When something fails, everything is in the folder or in the room: run it
/// again to go on. A folder that is a room already is emitted as it is.</para>
/// </remarks>
/// <example>
/// <code>Get-DracoonNode /Root/* -Type Folder | ConvertTo-DracoonRoom</code>
/// <para>Makes a room of each folder of a room, after a question for each.</para>
/// </example>
/// <example>
/// <code>ConvertTo-DracoonRoom /Root/Clients -Recurse -WhatIf</code>
/// <para>Shows what would happen to a folder, and all folders in it.</para>
/// </example>
/// <example>
/// <code>ConvertTo-DracoonRoom /Root/Board -Admin anna -RemoveCreator -Confirm:$false</code>
/// <para>Makes a room that one user administrates and nobody else is in.</para>
/// </example>
[ApiOperation("POST /nodes/rooms")]
[ApiOperation("POST /nodes/{node_id}/move_to")]
[ApiOperation("PUT /nodes/folders/{folder_id}")]
[ApiOperation("DELETE /nodes/{node_id}")]
[Cmdlet(VerbsData.ConvertTo, "DracoonRoom", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DracoonNode))]
public sealed class ConvertToDracoonRoomCommand : DracoonCmdlet
{
    private readonly List<NodeReference> _folders = new();

    /// <summary>The folders: objects, ids, paths with wildcards in the last part, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public NodeReference[] Folder { get; set; } = Array.Empty<NodeReference>();

    /// <summary>Makes rooms of all folders in the folders too.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>Users who administrate the rooms, which inherit nothing then. The signed-in user, who moves the content, becomes an admin too.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference[] Admin { get; set; } = Array.Empty<UserReference>();

    /// <summary>Groups that administrate the rooms, which inherit nothing then.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(GroupCompleter))]
    public GroupReference[] AdminGroup { get; set; } = Array.Empty<GroupReference>();

    /// <summary>With -Admin or -AdminGroup: takes the signed-in user's own permissions in the rooms away at the end, unless -Admin names that user.</summary>
    [Parameter]
    public SwitchParameter RemoveCreator { get; set; }

    /// <summary>Also folders that themselves have shares or comments, which are lost with them. Those of what is in the folders are always kept.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>How many folders are worked on at the same time at most, from 1 to 32; 1 without it. Whatever it is, questions, objects and errors come in the order of the input.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 1;

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        // Not earlier than all of them are there: the list that brings them is read page by page, and would lose what moves up meanwhile.
        _folders.AddRange(Folder);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        var admins = new List<long>();
        foreach (UserReference user in Admin)
        {
            admins.Add((await user.ResolveIdAsync(session, cancellationToken)).Id);
        }
        var groups = new List<long>();
        foreach (GroupReference group in AdminGroup)
        {
            groups.Add((await group.ResolveIdAsync(session, cancellationToken)).Id);
        }
        OrderedWork work = InOrder(ThrottleLimit, cancellationToken);
        foreach (NodeReference folder in _folders)
        {
            await work.SubmitAsync(folder, cancel => folder.ResolveManyAsync(session, cancel), nodes => Requests(session, folder, nodes, admins, groups));
        }
        await base.EndProcessingAsync(cancellationToken);
    }

    private IEnumerable<OrderedRequest> Requests(DracoonSession session, NodeReference named, IReadOnlyList<DracoonNode> nodes, List<long> admins, List<long> groups)
    {
        foreach (DracoonNode node in nodes)
        {
            if (named.HasWildcard && node.Type != "folder")
            {
                continue;
            }
            if (!ShouldProcess(NodeReference.Describe(node), Recurse ? "Make a room of it, and of all folders in it" : "Make a room of it"))
            {
                continue;
            }
            var conversion = new FolderConversion(session) { AdminIds = admins, AdminGroupIds = groups, RemovesCreator = RemoveCreator, Recurses = Recurse, Forces = Force };
            yield return new OrderedRequest(named.HasWildcard ? node : named, async (output, cancel) =>
            {
                foreach (DracoonNode room in await conversion.RunAsync(node, cancel))
                {
                    await output.WriteAsync(room);
                }
            })
            { Key = node.NodeId };
        }
    }
}
