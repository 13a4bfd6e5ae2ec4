using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;

namespace Dracoon.Client.Api;

/// <summary>The event log, and the audit of permissions: <c>/eventlog</c>. For users with the role auditor.</summary>
public sealed class EventLogApi
{
    private readonly ApiConnection _api;

    internal EventLogApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>Lists events, the latest first: <c>GET /eventlog/events</c>.</summary>
    /// <param name="filter">Which ones; null for all.</param>
    /// <param name="options">Order and part of the list; null for everything. There is no filter text here.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /eventlog/events")]
    public PagedQuery<DracoonEvent> List(EventFilter? filter = null, ListOptions? options = null) => new(options, (offset, limit, ct) =>
        _api.PageAsync<DracoonEvent>("eventlog/events", (filter ?? new EventFilter()).AddTo(Query.Page(options, offset, limit)), ct));

    /// <summary>The kinds of events: <c>GET /eventlog/operations</c>.</summary>
    /// <param name="deprecated">True for those that are not logged any more; null or false for the others.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The kinds.</returns>
    [ApiOperation("GET /eventlog/operations")]
    public Task<DracoonEventOperationList> GetOperationsAsync(bool? deprecated = null, CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonEventOperationList>("eventlog/operations", new Query().Add("is_deprecated", deprecated), cancellationToken);

    /// <summary>Lists rooms with the users who may do something in them: <c>GET /eventlog/audits/nodes</c>.</summary>
    /// <param name="options">Filter, order and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed. How many there are, the server does not say.</returns>
    [ApiOperation("GET /eventlog/audits/nodes")]
    public PagedQuery<DracoonRoomAudit> ListPermissions(ListOptions? options = null) => new(options, (offset, limit, ct) =>
        _api.ArrayPageAsync<DracoonRoomAudit>("eventlog/audits/nodes", Query.Page(options, offset, limit), ct));

    /// <summary>Lists the rooms in a room: <c>GET /eventlog/audits/node_info</c>.</summary>
    /// <param name="parentId">The room above; <see cref="NodesApi.Root"/> for the rooms at the top.</param>
    /// <param name="options">Filter, order and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /eventlog/audits/node_info")]
    public PagedQuery<DracoonRoomOverview> ListRooms(long parentId, ListOptions? options = null) => new(options, (offset, limit, ct) =>
        _api.PageAsync<DracoonRoomOverview>("eventlog/audits/node_info", Query.Page(options, offset, limit).Add("parent_id", (long?)parentId), ct));

    /// <summary>The rooms in a room, on older servers too.</summary>
    /// <param name="parentId">The room above; <see cref="NodesApi.Root"/> for the rooms at the top.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>Their numbers.</returns>
    public async Task<IReadOnlyList<long>> GetRoomsBelowAsync(long parentId, CancellationToken cancellationToken = default)
    {
        try
        {
            using PagedQuery<DracoonRoomOverview> rooms = ListRooms(parentId);
            return (await rooms.ToListAsync(cancellationToken).ConfigureAwait(false)).Select(r => r.RoomId).ToList();
        }
        catch (DracoonOperationNotAvailableException)
        {
            using PagedQuery<DracoonRoomAudit> rooms = ListPermissions(new ListOptions { Filter = new FilterBuilder().Add("nodeParentId", "eq", parentId).ToFilter() });
            return (await rooms.ToListAsync(cancellationToken).ConfigureAwait(false)).Select(r => r.RoomId).ToList();
        }
    }

    /// <summary>The rooms at a path, of which an auditor need not be a member.</summary>
    /// <param name="path">The path of a room; the last part may be a pattern.</param>
    /// <param name="matcherOf">Makes the test of a name of a pattern.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>Their numbers; one at least.</returns>
    /// <exception cref="DracoonReferenceException">There is none.</exception>
    public async Task<IReadOnlyList<long>> FindRoomsAsync(string path, Func<string, Func<string, bool>> matcherOf, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> names = NodePath.Split(path);
        long parentId = NodesApi.Root;
        var found = new List<long>();
        for (int i = 0; i < names.Count; i++)
        {
            found = await FindRoomsAsync(parentId, names[i], i < names.Count - 1 ? null : matcherOf(names[i]), cancellationToken).ConfigureAwait(false);
            if (found.Count == 0)
            {
                break;
            }
            parentId = found[0];
        }
        return found.Count > 0 ? found : throw new DracoonReferenceException(ReferenceFailure.NotFound, "room", path);
    }

    /// <summary>The room with exactly this name; else what the pattern fits; without one, the only room whose name differs in upper and lower case.</summary>
    private async Task<List<long>> FindRoomsAsync(long parentId, string name, Func<string, bool>? matches, CancellationToken cancellationToken)
    {
        var exact = new List<long>();
        var similar = new List<long>();
        using PagedQuery<DracoonRoomOverview> rooms = ListRooms(parentId);
        while (await rooms.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            if (string.Equals(rooms.Current.Name, name, StringComparison.Ordinal))
            {
                exact.Add(rooms.Current.RoomId);
            }
            else if (matches is not null ? matches(rooms.Current.Name) : string.Equals(rooms.Current.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                similar.Add(rooms.Current.RoomId);
            }
        }
        return exact.Count > 0 ? exact : matches is not null || similar.Count == 1 ? similar : new List<long>();
    }
}
