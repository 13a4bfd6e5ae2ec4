using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets what is in the recycle bins of rooms.</summary>
/// <remarks>
/// <para>A room's list has each name once, with the number of its deleted versions; -AllVersions has them one by one, with size and who deleted
/// them.</para>
/// </remarks>
/// <example>
/// <code>Get-DracoonDeletedNode /Projects -Name '*.pdf'</code>
/// <para>Finds deleted files of a room.</para>
/// </example>
/// <example>
/// <code>Get-DracoonRoom / -Recurse | Get-DracoonDeletedNode -DeletedAfter ([datetime]::Now.AddHours(-1)) | Restore-DracoonNode -WhatIf</code>
/// <para>Shows what was deleted within the last hour, in all rooms.</para>
/// </example>
[ApiOperation("GET /nodes/{node_id}/deleted_nodes")]
[ApiOperation("GET /nodes/{node_id}/deleted_nodes/versions")]
[ApiOperation("GET /nodes/deleted_nodes/{deleted_node_id}")]
[Cmdlet(VerbsCommon.Get, "DracoonDeletedNode", SupportsPaging = true, DefaultParameterSetName = RoomSet)]
[OutputType(typeof(DracoonDeletedNode))]
public sealed class GetDracoonDeletedNodeCommand : DracoonListCmdlet<DracoonDeletedNode>
{
    private const string RoomSet = "Room";
    private const string NodeSet = "DeletedNode";

    /// <summary>The rooms: objects, ids, paths, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = RoomSet)]
    [ArgumentCompleter(typeof(RoomCompleter))]
    public NodeReference[] Room { get; set; } = Array.Empty<NodeReference>();

    /// <summary>Certain deleted nodes by their numbers, with all that the server tells about one.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NodeSet)]
    public DeletedNodeReference[] DeletedNode { get; set; } = Array.Empty<DeletedNodeReference>();

    /// <summary>Only these names, with wildcards.</summary>
    [Parameter(Position = 1, ParameterSetName = RoomSet)]
    [SupportsWildcards]
    [NoScriptBlock]
    public string? Name { get; set; }

    /// <summary>Only folders or files.</summary>
    [Parameter(ParameterSetName = RoomSet)]
    [ValidateSet("Folder", "File")]
    public string? Type { get; set; }

    /// <summary>Only what was deleted later than this. A time without a zone is local.</summary>
    [Parameter(ParameterSetName = RoomSet)]
    public DateTime? DeletedAfter { get; set; }

    /// <summary>Only what was deleted earlier than this. A time without a zone is local.</summary>
    [Parameter(ParameterSetName = RoomSet)]
    public DateTime? DeletedBefore { get; set; }

    /// <summary>Lists each deleted version by itself, the last one first.</summary>
    [Parameter(ParameterSetName = RoomSet)]
    public SwitchParameter AllVersions { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (ParameterSetName == NodeSet)
        {
            RequireNoListing("-DeletedNode");
        }
        foreach (DeletedNodeReference node in DeletedNode)
        {
            await TryAsync(node, async () => WriteObject(await session.RecycleBin.GetAsync(node.Id, cancellationToken)));
        }
        foreach (NodeReference room in Room)
        {
            await TryAsync(room, async () =>
            {
                long roomId = (await room.ResolveIdAsync(session, cancellationToken)).Id;
                await (AllVersions ? EmitVersionsAsync(session, roomId, cancellationToken) : EmitNamesAsync(session, roomId, cancellationToken));
            });
        }
    }

    private async Task EmitNamesAsync(DracoonSession session, long roomId, CancellationToken cancellationToken)
    {
        Func<DracoonDeletedNode, bool>? matches = Name is not null || DeletedAfter is not null || DeletedBefore is not null ? n => FitsName(n) && FitsTime(n) : null;
        using PagedQuery<DracoonDeletedNode> nodes = session.RecycleBin.List(roomId, Options(ServerFilter(), matches is not null));
        await EmitAsync(nodes, matches, cancellationToken);
    }

    private async Task EmitVersionsAsync(DracoonSession session, long roomId, CancellationToken cancellationToken)
    {
        PagingParameters paging = PagingParameters;
        ulong skip = paging.Skip;
        ulong rest = paging.First;
        using PagedQuery<DracoonDeletedNode> names = session.RecycleBin.List(roomId, Options(ServerFilter(), filteredHere: true));
        while (rest > 0 && await names.MoveNextAsync(cancellationToken))
        {
            DracoonDeletedNode name = names.Current;
            if (!FitsName(name))
            {
                continue;
            }
            using PagedQuery<DracoonDeletedNode> versions = session.RecycleBin.ListVersions(roomId, name.Type, name.Name);
            while (rest > 0 && await versions.MoveNextAsync(cancellationToken))
            {
                DracoonDeletedNode version = versions.Current;
                if (version.ParentId != name.ParentId || !FitsTime(version))
                {
                    continue; // the room stands for all of its folders
                }
                if (skip > 0)
                {
                    skip--;
                    continue;
                }
                rest--;
                WriteObject(version);
            }
        }
    }

    private FilterBuilder ServerFilter()
    {
        var filter = new FilterBuilder().Raw(Filter);
        if (Type is not null)
        {
            filter.Add("type", "eq", Type.ToLowerInvariant());
        }
        string part = Wildcard.CommonPart(Name ?? "");
        if (part.Length > 0)
        {
            filter.Add("name", "cn", part);
        }
        return filter;
    }

    private bool FitsName(DracoonDeletedNode node) => Name is null || Wildcard.Pattern(Name).IsMatch(node.Name);

    private bool FitsTime(DracoonDeletedNode node) =>
        !(DeletedAfter is DateTime after && !(node.DeletedAt > after.ToUniversalTime())) && !(DeletedBefore is DateTime before && !(node.DeletedAt < before.ToUniversalTime()));
}
