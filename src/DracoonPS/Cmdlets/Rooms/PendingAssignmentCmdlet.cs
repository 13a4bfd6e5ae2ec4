using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>What letting in and denying share: assignments are decided in batches, and one by one where a batch is refused, so that each error names its assignment.</summary>
public abstract class PendingAssignmentCmdlet : DracoonCmdlet
{
    private const int BatchSize = 200;

    private readonly List<PendingAssignmentReference> _batch = new();

    /// <summary>The assignments: objects of Get-DracoonPendingAssignment, or rows with the columns UserId, GroupId, RoomId and RoomName.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public PendingAssignmentReference[] Assignment { get; set; } = Array.Empty<PendingAssignmentReference>();

    /// <summary>True to let in.</summary>
    private protected abstract bool IsAccepting { get; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (PendingAssignmentReference assignment in Assignment)
        {
            if (!ShouldProcess(assignment.RoomText, (IsAccepting ? "Let in " : "Deny ") + assignment))
            {
                continue;
            }
            _batch.Add(assignment);
            if (_batch.Count == BatchSize)
            {
                await SendAsync(cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) => _batch.Count == 0 ? Task.CompletedTask : SendAsync(cancellationToken);

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        PendingAssignmentReference[] batch = _batch.ToArray();
        _batch.Clear();
        if (batch.Length > 1 && await TryTogetherAsync(session, batch, cancellationToken))
        {
            return;
        }
        foreach (PendingAssignmentReference assignment in batch)
        {
            await TryAsync(assignment, () => session.PendingAssignments.DecideAsync(new[] { assignment.Decide(IsAccepting) }, cancellationToken));
        }
    }

    private async Task<bool> TryTogetherAsync(DracoonSession session, PendingAssignmentReference[] batch, CancellationToken cancellationToken)
    {
        try
        {
            await session.PendingAssignments.DecideAsync(batch.Select(a => a.Decide(IsAccepting)), cancellationToken);
            return true;
        }
        catch (DracoonApiException e) when (e.StatusCode is 400 or 403 or 404)
        {
            WriteVerbose($"The server refused {batch.Length} assignments at once; each is sent by itself.");
            return false;
        }
    }
}
