using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Api;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;
using DracoonPS.Rooms;

namespace DracoonPS.Commands;

/// <summary>Gets rooms: those at the top, certain ones, or a whole tree.</summary>
/// <remarks><para>With -Recurse a room comes first, then all rooms below it that the signed-in user may see; -First and -Skip count those below.</para></remarks>
/// <example>
/// <code>Get-DracoonRoom</code>
/// <para>Lists the rooms at the top.</para>
/// </example>
/// <example>
/// <code>Get-DracoonRoom / -Recurse | Get-DracoonRoomPermission -ExpandGroup | Export-Csv rights.csv</code>
/// <para>Writes down who may do what in every room.</para>
/// </example>
/// <example>
/// <code>Get-DracoonRoom /Projects -Recurse -Encrypted $false -Managed</code>
/// <para>Lists the rooms of a tree that are not encrypted and that the signed-in user administrates.</para>
/// </example>
[ApiOperation("GET /nodes")]
[ApiOperation("GET /nodes/{node_id}")]
[ApiOperation("GET /nodes/search")]
[Cmdlet(VerbsCommon.Get, "DracoonRoom", SupportsPaging = true)]
[OutputType(typeof(DracoonNode))]
public sealed class GetDracoonRoomCommand : DracoonListCmdlet<DracoonNode>
{
    /// <summary>The rooms: objects, ids, paths with wildcards in the last part, or rows with a column NodeId. A slash stands for the rooms at the top, as does nothing.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RoomCompleter))]
    public NodeReference[]? Room { get; set; }

    /// <summary>Takes all rooms below them too.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>Only rooms with this name; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [NoScriptBlock]
    public string? Name { get; set; }

    /// <summary>Only encrypted rooms, or only those that are not.</summary>
    [Parameter]
    public bool? Encrypted { get; set; }

    /// <summary>Only rooms that the signed-in user administrates.</summary>
    [Parameter]
    public SwitchParameter Managed { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (Room is null)
        {
            await TryAsync("/", () => EmitBelowAsync(session, NodesApi.Root, cancellationToken));
            return;
        }
        foreach (NodeReference reference in Room)
        {
            await TryAsync(reference, () => EmitAsync(session, reference, cancellationToken));
        }
    }

    private async Task EmitAsync(DracoonSession session, NodeReference reference, CancellationToken cancellationToken)
    {
        if (reference.IsRoot)
        {
            await EmitBelowAsync(session, NodesApi.Root, cancellationToken);
            return;
        }
        IReadOnlyList<DracoonNode> rooms = await RoomTree.FindAsync(session, reference, recurse: false, cancellationToken);
        Func<DracoonNode, bool>? matches = Matches();
        if (!Recurse && !reference.HasWildcard)
        {
            RequireNoListing("the path or id of one room, unless with -Recurse");
        }
        foreach (DracoonNode room in rooms)
        {
            if (matches is null || matches(room))
            {
                WriteObject(room);
            }
            if (Recurse)
            {
                await EmitBelowAsync(session, room.NodeId, cancellationToken);
            }
        }
    }

    private async Task EmitBelowAsync(DracoonSession session, long parentId, CancellationToken cancellationToken)
    {
        FilterBuilder filter = new FilterBuilder().Raw(Filter).Add("type", "eq", "room");
        if (Encrypted is bool encrypted)
        {
            filter.Add("encrypted", encrypted);
        }
        string part = Name is null ? "" : Wildcard.CommonPart(Name);
        if (part.Length > 0)
        {
            filter.Add("name", "cn", part);
        }
        Func<DracoonNode, bool>? matches = Matches();
        ListOptions options = Options(filter, filteredHere: matches is not null);
        // A depth of -1 is the API's word for the whole tree.
        using PagedQuery<DracoonNode> rooms = Recurse ? session.Nodes.Search("*", parentId, -1, options) : session.Nodes.List(parentId, options);
        await EmitAsync(rooms, matches, cancellationToken);
    }

    /// <summary>What the server can't filter; null when there is nothing.</summary>
    private Func<DracoonNode, bool>? Matches()
    {
        if (Name is null && !Managed && Encrypted is null)
        {
            return null;
        }
        WildcardPattern? name = Name is null ? null : Wildcard.Pattern(Name);
        bool managed = Managed;
        bool? encrypted = Encrypted;
        return room => (name is null || name.IsMatch(room.Name)) && (!managed || room.Permissions is { Manage: true }) && (encrypted is null || room.IsEncrypted == encrypted);
    }
}
