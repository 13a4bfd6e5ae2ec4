using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets events of the event log, the latest first.</summary>
/// <remarks>
/// <para>Needs the role auditor. Get-DracoonEventOperation lists the kinds of events of the server.</para>
/// <para>Servers that keep the event log in their reporting service have none of this: there, New-DracoonReport makes a file of it.</para>
/// </remarks>
/// <example>
/// <code>Get-DracoonEvent -From 2026-01-01 -Operation user.login | Export-Csv logins.csv</code>
/// <para>Writes all sign-ins since New Year to a file.</para>
/// </example>
/// <example>
/// <code>Get-DracoonEvent -Room /HR -Operation *delete* -From ([datetime]::Today.AddDays(-7))</code>
/// <para>Shows what was deleted in a room in the last week.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUser anna | Get-DracoonEvent -First 20</code>
/// <para>Shows the last things that a user did.</para>
/// </example>
[ApiOperation("GET /eventlog/events")]
[ApiOperation("GET /eventlog/operations")]
[Cmdlet(VerbsCommon.Get, "DracoonEvent", SupportsPaging = true)]
[OutputType(typeof(DracoonEvent))]
public sealed class GetDracoonEventCommand : DracoonPagedCmdlet<DracoonEvent>
{
    private HashSet<int>? _operations;

    /// <summary>Only what these users did: objects, ids, user names, e-mail addresses, or rows with a column UserId.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference[]? User { get; set; }

    /// <summary>Only these kinds of events: names, in which wildcards are allowed, or numbers.</summary>
    [Parameter]
    [SupportsWildcards]
    [NoScriptBlock]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EventOperationCompleter))]
    public string[]? Operation { get; set; }

    /// <summary>Not before this time; local, unless it says otherwise.</summary>
    [Parameter]
    [Alias("After")]
    public DateTime? From { get; set; }

    /// <summary>Not after this time; local, unless it says otherwise.</summary>
    [Parameter]
    [Alias("Before")]
    public DateTime? To { get; set; }

    /// <summary>Only what happened in this room, without the rooms in it. The log is read for it as far as the other parameters allow; Get-DracoonRoomEvent reads the log of one room.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RoomCompleter))]
    public NodeReference? Room { get; set; }

    /// <summary>Only what went well, or only what failed.</summary>
    [Parameter]
    [ValidateSet("Success", "Error")]
    public string? Status { get; set; }

    /// <summary>Only what was done with this program.</summary>
    [Parameter]
    [NoScriptBlock]
    public string? Client { get; set; }

    /// <summary>The order: <c>time:desc</c> without it, or <c>time:asc</c> for the oldest first.</summary>
    [Parameter]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(SortCompleter))]
    public string? Sort { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (User is null)
        {
            await EmitAsync(session, null, cancellationToken);
            return;
        }
        foreach (UserReference user in User)
        {
            await TryAsync(user, async () => await EmitAsync(session, (await user.ResolveIdAsync(session, cancellationToken)).Id, cancellationToken));
        }
    }

    private async Task EmitAsync(DracoonSession session, long? userId, CancellationToken cancellationToken)
    {
        if (From > To)
        {
            throw new ArgumentException($"-From ({From:g}) is later than -To ({To:g}), and nothing can lie between them.");
        }
        var filter = new EventFilter
        {
            From = From,
            To = To,
            UserId = userId,
            Client = Client,
            IsError = Status is null ? null : string.Equals(Status, "Error", StringComparison.OrdinalIgnoreCase),
        };
        Func<DracoonEvent, bool>? matches = null;
        if (Operation is not null)
        {
            HashSet<int> ids = _operations ??= await EventOperationNames.FindAsync(session, Operation, cancellationToken);
            if (ids.Count == 1)
            {
                filter.OperationId = ids.First();
            }
            else
            {
                // The server takes one kind; of several, or none that is known here, it is asked for all.
                matches = e => e.OperationId is int id && ids.Contains(id);
            }
        }
        if (Room is not null)
        {
            string room = (await Room.ResolveIdAsync(session, cancellationToken)).Id.ToString(CultureInfo.InvariantCulture);
            Func<DracoonEvent, bool>? others = matches;
            matches = e => (e.AuthParentSource == room || e.AuthParentTarget == room) && (others is null || others(e));
        }
        using PagedQuery<DracoonEvent> events = session.EventLog.List(filter, Options(null, Sort, matches is not null));
        await EmitAsync(events, matches, cancellationToken);
    }
}
