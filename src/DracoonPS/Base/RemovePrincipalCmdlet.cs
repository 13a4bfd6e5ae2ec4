using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Models;
using DracoonPS.Ordering;

namespace DracoonPS;

/// <summary>A cmdlet that removes users or groups, of which the last admin of a room can be left.</summary>
public abstract class RemovePrincipalCmdlet : ThrottledCmdlet
{
    /// <summary>Leaves those who are the last admin of a room, with a warning that names the rooms.</summary>
    [Parameter]
    public SwitchParameter SkipLastAdmin { get; set; }

    /// <summary>What the question says.</summary>
    private protected abstract string Action { get; }

    /// <summary>Why somebody stays, in front of the names of the rooms.</summary>
    private protected abstract string LastAdminText { get; }

    /// <summary>Asks about each and removes it.</summary>
    /// <param name="references">Who, as the user named them.</param>
    /// <param name="resolveAsync">Finds the number of one, and its name for the question.</param>
    /// <param name="lastAdminRoomsAsync">Finds the rooms of which it is the last admin.</param>
    /// <param name="deleteAsync">Removes it.</param>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    private protected async Task RemoveEachAsync<TReference>(
        IEnumerable<TReference> references,
        Func<TReference, CancellationToken, Task<(long Id, string Text)>> resolveAsync,
        Func<long, CancellationToken, Task<IReadOnlyList<DracoonLastAdminRoom>>> lastAdminRoomsAsync,
        Func<long, CancellationToken, Task> deleteAsync,
        CancellationToken cancellationToken)
        where TReference : class
    {
        OrderedWork work = InOrder(cancellationToken);
        bool skip = SkipLastAdmin;
        foreach (TReference reference in references)
        {
            await work.SubmitAsync(reference, async cancel =>
            {
                (long id, string text) = await resolveAsync(reference, cancel);
                IReadOnlyList<DracoonLastAdminRoom> rooms = skip ? await lastAdminRoomsAsync(id, cancel) : Array.Empty<DracoonLastAdminRoom>();
                return (id, text, rooms);
            }, found => Requests(reference, found.id, found.text, found.rooms, deleteAsync));
        }
    }

    private IEnumerable<OrderedRequest> Requests(
        object reference, long id, string text, IReadOnlyList<DracoonLastAdminRoom> rooms, Func<long, CancellationToken, Task> deleteAsync)
    {
        if (rooms.Count > 0)
        {
            WriteWarning($"{text} stays: {LastAdminText} {string.Join(", ", rooms)}.");
        }
        else if (ShouldProcess(text, Action))
        {
            yield return new OrderedRequest(reference, (_, cancel) => deleteAsync(id, cancel)) { Key = id };
        }
    }
}
