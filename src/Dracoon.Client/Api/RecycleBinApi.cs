using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Api;

/// <summary>What was deleted and can be had back: <c>/nodes/{node_id}/deleted_nodes</c>, <c>/nodes/deleted_nodes</c>. Rooms have recycle bins, folders have none of their own.</summary>
public sealed class RecycleBinApi
{
    private readonly ApiConnection _api;

    internal RecycleBinApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>Lists a room's recycle bin, all versions of a name together: <c>GET /nodes/{node_id}/deleted_nodes</c>.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="options">Filter, order and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /nodes/{node_id}/deleted_nodes")]
    public PagedQuery<DracoonDeletedNode> List(long roomId, ListOptions? options = null) => new(options, async (offset, limit, ct) =>
        Of(roomId, await _api.PageAsync<DracoonDeletedNode>(Path(roomId), Query.Page(options, offset, limit), ct).ConfigureAwait(false)));

    /// <summary>The deleted versions of one name, the last one first: <c>GET /nodes/{node_id}/deleted_nodes/versions</c>.</summary>
    /// <param name="roomId">The room; it stands for all of its folders, so that different files of one name come together.</param>
    /// <param name="type"><c>file</c> or <c>folder</c>.</param>
    /// <param name="name">The whole name.</param>
    /// <param name="options">Order and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /nodes/{node_id}/deleted_nodes/versions")]
    public PagedQuery<DracoonDeletedNode> ListVersions(long roomId, string type, string name, ListOptions? options = null) => new(options, async (offset, limit, ct) =>
        Of(roomId, await _api.PageAsync<DracoonDeletedNode>(Path(roomId) + "/versions", new Query().Add("offset", (long?)offset).Add("limit", (long?)limit)
            .Add("sort", options?.Sort).Add("type", type).Add("name", name), ct).ConfigureAwait(false)));

    /// <summary>One deleted node: <c>GET /nodes/deleted_nodes/{deleted_node_id}</c>.</summary>
    /// <param name="deletedNodeId">Its number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The deleted node.</returns>
    [ApiOperation("GET /nodes/deleted_nodes/{deleted_node_id}")]
    public Task<DracoonDeletedNode> GetAsync(long deletedNodeId, CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonDeletedNode>(FormattableString.Invariant($"nodes/deleted_nodes/{deletedNodeId}"), null, cancellationToken);

    /// <summary>Restores: <c>POST /nodes/deleted_nodes/actions/restore</c>.</summary>
    /// <param name="request">What, and where to.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("POST /nodes/deleted_nodes/actions/restore")]
    public Task RestoreAsync(RestoreNodesRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Post, "nodes/deleted_nodes/actions/restore", null, request.ToJson(), cancellationToken);

    /// <summary>Removes for good: <c>DELETE /nodes/deleted_nodes</c>.</summary>
    /// <param name="deletedNodeIds">Their numbers.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("DELETE /nodes/deleted_nodes")]
    public Task DeleteAsync(IEnumerable<long> deletedNodeIds, CancellationToken cancellationToken = default) => _api.SendAsync(HttpMethod.Delete, "nodes/deleted_nodes", null,
        new JObject { ["deletedNodeIds"] = new JArray(deletedNodeIds.Cast<object>().ToArray()) }, cancellationToken);

    /// <summary>Empties a room's recycle bin for good: <c>DELETE /nodes/{node_id}/deleted_nodes</c>.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("DELETE /nodes/{node_id}/deleted_nodes")]
    public Task ClearAsync(long roomId, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, Path(roomId), null, null, cancellationToken);

    private static string Path(long nodeId) => FormattableString.Invariant($"nodes/{nodeId}/deleted_nodes");

    private static Page<DracoonDeletedNode> Of(long roomId, Page<DracoonDeletedNode> page) => new(page.Items.Select(d => d.Of(roomId)).ToList(), page.Total, page.Limit);
}
