using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Api;
using Dracoon.Client.Models;

namespace DracoonPS.Overview;

/// <summary>A room at the top and what it holds. A quota of null is no limit.</summary>
internal sealed record RoomUsage(string Name, long Used, long? Quota);

/// <summary>How much is stored where.</summary>
internal sealed class StorageFacts
{
    /// <summary>The rooms at the top, the largest first. What lies in rooms below them is counted in them.</summary>
    public IReadOnlyList<RoomUsage> Rooms { get; init; } = new List<RoomUsage>();

    public long Used => Rooms.Sum(r => r.Used);

    /// <summary>What the tenant as a whole uses and may use.</summary>
    public DracoonCustomer? Customer { get; init; }

    /// <summary>True when the rooms are all there are, not only those that the caller is in.</summary>
    public bool IsComplete { get; init; }

    public static async Task<StorageFacts> GatherAsync(Gathering gathering)
    {
        DracoonSession session = gathering.Session;
        var options = new ListOptions { Filter = new FilterBuilder().Add("type", "eq", "room").ToFilter() };
        using PagedQuery<DracoonNode> rooms = session.Nodes.ListForManagement(NodesApi.Root, options);
        IReadOnlyList<DracoonNode> found = await rooms.ToListAsync(gathering.CancellationToken);
        return new StorageFacts
        {
            Rooms = found.Select(r => new RoomUsage(r.Name, r.Size ?? 0, r.Quota > 0 ? r.Quota : null)).OrderByDescending(r => r.Used).ThenBy(r => r.Name, System.StringComparer.Ordinal).ToList(),
            Customer = await CustomerAsync(gathering),
            IsComplete = System.Array.IndexOf(session.Account.RoleNames, "ROOM_MANAGER") >= 0,
        };
    }

    private static async Task<DracoonCustomer?> CustomerAsync(Gathering gathering)
    {
        try
        {
            return await gathering.Session.User.GetCustomerAsync(gathering.CancellationToken);
        }
        catch (DracoonApiException e) when (e.StatusCode == 403)
        {
            return null; // guests may not see it; the rooms are the section all the same
        }
    }
}
