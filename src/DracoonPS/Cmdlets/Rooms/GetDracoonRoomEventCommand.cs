using System;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets what happened in a room, the latest first.</summary>
/// <remarks><para>Needs to read the room, and no role. The log of the whole tenant is for auditors: Get-DracoonEvent.</para></remarks>
/// <example>
/// <code>Get-DracoonRoomEvent /Projects -First 20</code>
/// <para>Shows the last twenty events of a room.</para>
/// </example>
/// <example>
/// <code>Get-DracoonRoom / -Recurse | Get-DracoonRoomEvent -From 2026-01-01 -User anna | Export-Csv anna.csv</code>
/// <para>Writes down what a user did in all rooms since New Year.</para>
/// </example>
/// <example>
/// <code>Get-DracoonRoomEvent /HR -Operation *delete*, *removed</code>
/// <para>Shows what was taken away.</para>
/// </example>
[ApiOperation("GET /nodes/rooms/{room_id}/events")]
[Cmdlet(VerbsCommon.Get, "DracoonRoomEvent", SupportsPaging = true)]
[OutputType(typeof(DracoonEvent))]
public sealed class GetDracoonRoomEventCommand : DracoonPagedCmdlet<DracoonEvent>
{
    /// <summary>The rooms: objects, ids, paths, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(RoomCompleter))]
    public NodeReference[] Room { get; set; } = Array.Empty<NodeReference>();

    /// <summary>Only what this user did: an object, id, user name or e-mail address.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference? User { get; set; }

    /// <summary>Only these kinds of events: names, in which wildcards are allowed, or numbers. A single number is filtered by the server; else the log is read as far as the other parameters allow.</summary>
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

    /// <summary>Only what went well, or only what failed.</summary>
    [Parameter]
    [ValidateSet("Success", "Error")]
    public string? Status { get; set; }

    /// <summary>The order: <c>time:desc</c> without it, or <c>time:asc</c> for the oldest first.</summary>
    [Parameter]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(SortCompleter))]
    public string? Sort { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (NodeReference room in Room)
        {
            await TryAsync(room, () => EmitAsync(session, room, cancellationToken));
        }
    }

    private async Task EmitAsync(DracoonSession session, NodeReference room, CancellationToken cancellationToken)
    {
        if (From > To)
        {
            throw new ArgumentException($"-From ({From:g}) is later than -To ({To:g}), and nothing can lie between them.");
        }
        var filter = new EventFilter
        {
            From = From,
            To = To,
            UserId = User is null ? null : (await User.ResolveIdAsync(session, cancellationToken)).Id,
            IsError = Status is null ? null : string.Equals(Status, "Error", StringComparison.OrdinalIgnoreCase),
        };
        Func<DracoonEvent, bool>? matches = null;
        if (Operation is { Length: 1 } && Number(Operation[0]) is int only)
        {
            filter.OperationId = only;
        }
        else if (Operation is not null)
        {
            // Only auditors may list the kinds of events with their numbers.
            WildcardPattern[] patterns = Array.ConvertAll(Operation, Wildcard.Pattern);
            int?[] numbers = Array.ConvertAll(Operation, Number);
            matches = e => Array.Exists(patterns, p => p.IsMatch(e.Operation ?? "")) || (e.OperationId is int id && Array.IndexOf(numbers, id) >= 0);
        }
        (long roomId, _) = await room.ResolveIdAsync(session, cancellationToken);
        using PagedQuery<DracoonEvent> events = session.RoomSettings.ListEvents(roomId, filter, Options(null, Sort, matches is not null));
        await EmitAsync(events, matches, cancellationToken);
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
