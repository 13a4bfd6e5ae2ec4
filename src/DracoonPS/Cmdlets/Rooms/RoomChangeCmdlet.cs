using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>What cmdlets share that change something about rooms.</summary>
public abstract class RoomChangeCmdlet : ThrottledCmdlet
{
    /// <summary>The rooms: objects, ids, paths, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(RoomCompleter))]
    public NodeReference[] Room { get; set; } = Array.Empty<NodeReference>();

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        OrderedWork work = InOrder(cancellationToken);
        foreach (NodeReference room in Room)
        {
            RoomChange? change = Prepare(session, room); // while the parameters are those of this object
            if (change is null)
            {
                WriteWarning($"Nothing is given that would change {room}.");
                continue;
            }
            await work.SubmitAsync(room, cancel => room.ResolveIdAsync(session, cancel), found => Requests(room, found.Id, found.Text, change));
        }
    }

    /// <summary>What to do with a room; null for nothing.</summary>
    private protected abstract RoomChange? Prepare(DracoonSession session, NodeReference room);

    private IEnumerable<OrderedRequest> Requests(NodeReference room, long roomId, string text, RoomChange change)
    {
        if (ShouldProcess(text, change.Action))
        {
            yield return new OrderedRequest(room, (output, cancel) => change.ApplyAsync(roomId, output, cancel)) { Key = roomId };
        }
    }

    /// <summary>What is done with each room.</summary>
    private protected sealed class RoomChange
    {
        /// <param name="action">What it is, for the question.</param>
        /// <param name="applyAsync">Does it with the room of a number. Runs beside the pipeline's thread.</param>
        public RoomChange(string action, Func<long, IOrderedOutput, CancellationToken, Task> applyAsync)
        {
            Action = action;
            ApplyAsync = applyAsync;
        }

        public string Action { get; }

        public Func<long, IOrderedOutput, CancellationToken, Task> ApplyAsync { get; }
    }
}
