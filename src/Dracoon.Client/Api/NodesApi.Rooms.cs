using Dracoon.Client.Http;
using Dracoon.Client.Models;

namespace Dracoon.Client.Api;

/// <content>Rooms as room managers see them.</content>
public sealed partial class NodesApi
{
    /// <summary>Lists what a room contains, for a room manager all rooms in it, whoever is in them: <c>GET /nodes</c>.</summary>
    /// <param name="parentId">The room; <see cref="Root"/> for the top.</param>
    /// <param name="options">Filter, order and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed; for users who are no room managers, as <see cref="List"/> gives it.</returns>
    [ApiOperation("GET /nodes")]
    public PagedQuery<DracoonNode> ListForManagement(long parentId, ListOptions? options = null) => new(options, (offset, limit, ct) =>
        _api.PageAsync<DracoonNode>("nodes", Query.Page(options, offset, limit).Add("parent_id", (long?)parentId).Add("room_manager", (bool?)true), ct));
}
