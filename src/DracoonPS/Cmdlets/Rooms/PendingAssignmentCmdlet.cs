using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>What letting in and denying share: assignments are decided in batches, when all of them are there.</summary>
public abstract class PendingAssignmentCmdlet : DracoonCmdlet
{
    private readonly Batches<bool, PendingAssignmentReference> _decided = new();

    /// <summary>The assignments: objects of Get-DracoonPendingAssignment, or rows with the columns UserId, GroupId, RoomId and RoomName.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public PendingAssignmentReference[] Assignment { get; set; } = Array.Empty<PendingAssignmentReference>();

    /// <summary>True to let in.</summary>
    private protected abstract bool IsAccepting { get; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (PendingAssignmentReference assignment in Assignment)
        {
            if (ShouldProcess(assignment.RoomText, (IsAccepting ? "Let in " : "Deny ") + assignment))
            {
                _decided.Add(IsAccepting, assignment, assignment);
            }
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        return _decided.SendAsync(TryAsync, (accepted, some, cancel) => session.PendingAssignments.DecideAsync(some.Select(a => a.Decide(accepted)), cancel), cancellationToken);
    }
}
