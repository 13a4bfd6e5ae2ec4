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

/// <summary>Empties the recycle bins of rooms for good.</summary>
/// <example>
/// <code>Clear-DracoonRecycleBin /Projects</code>
/// <para>Empties the recycle bin of a room, after a question.</para>
/// </example>
/// <example>
/// <code>Clear-DracoonRecycleBin /Projects -Recurse -WhatIf</code>
/// <para>Shows the recycle bins of which rooms would be emptied.</para>
/// </example>
[ApiOperation("DELETE /nodes/{node_id}/deleted_nodes")]
[Cmdlet(VerbsCommon.Clear, "DracoonRecycleBin", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class ClearDracoonRecycleBinCommand : DracoonCmdlet
{
    /// <summary>The rooms: objects, ids, paths, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(RoomCompleter))]
    public NodeReference[] Room { get; set; } = Array.Empty<NodeReference>();

    /// <summary>Empties the recycle bins of all rooms below, too.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (NodeReference room in Room)
        {
            await TryAsync(room, async () =>
            {
                (long id, string text) = await room.ResolveIdAsync(session, cancellationToken);
                await ClearAsync(session, room, id, text, cancellationToken);
                if (!Recurse)
                {
                    return;
                }
                using PagedQuery<DracoonNode> below = session.Nodes.Search("*", id, -1, new ListOptions { Filter = new FilterBuilder().Add("type", "eq", "room").ToFilter() });
                while (await below.MoveNextAsync(cancellationToken))
                {
                    await ClearAsync(session, below.Current.Path, below.Current.NodeId, NodeReference.Describe(below.Current), cancellationToken);
                }
            });
        }
    }

    private Task<bool> ClearAsync(DracoonSession session, object target, long id, string text, CancellationToken cancellationToken) => TryAsync(target, async () =>
    {
        if (ShouldProcess(text, "Empty the recycle bin for good"))
        {
            await session.RecycleBin.ClearAsync(id, cancellationToken);
        }
    });
}
