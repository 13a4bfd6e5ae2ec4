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

/// <summary>What cmdlets share that read something about rooms, one after the other or several at once.</summary>
public abstract class RoomReadCmdlet : ThrottledReadCmdlet
{
    /// <summary>The rooms: objects, ids, paths with wildcards in the last part, or rows with a column NodeId. A slash stands for the rooms at the top.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RoomCompleter))]
    public NodeReference[] Room { get; set; } = Array.Empty<NodeReference>();

    /// <summary>Takes all rooms below them too.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        bool recurse = Recurse;
        OrderedWork work = InOrder(cancellationToken);
        foreach (NodeReference reference in Room)
        {
            await work.SubmitAsync(reference, cancel => RoomTree.FindAsync(session, reference, recurse, cancel), rooms => Requests(session, reference, rooms));
        }
    }

    /// <summary>Emits what there is about one room. Runs beside the pipeline's thread, so it reads no parameter that comes with an object.</summary>
    private protected abstract Task EmitAsync(DracoonSession session, DracoonNode room, IOrderedOutput output, CancellationToken cancellationToken);

    private IEnumerable<OrderedRequest> Requests(DracoonSession session, NodeReference reference, IReadOnlyList<DracoonNode> rooms)
    {
        foreach (DracoonNode room in rooms)
        {
            yield return new OrderedRequest(rooms.Count == 1 ? reference : room, (output, cancel) => EmitAsync(session, room, output, cancel));
        }
    }
}
