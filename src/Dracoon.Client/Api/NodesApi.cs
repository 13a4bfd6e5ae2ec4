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

/// <summary>Rooms, folders and files: <c>/nodes</c>.</summary>
public sealed partial class NodesApi
{
    /// <summary>The number that stands for the top, where it is not a node.</summary>
    public const long Root = 0;

    private readonly ApiConnection _api;

    internal NodesApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>Lists what a room or folder contains: <c>GET /nodes</c>.</summary>
    /// <param name="parentId">The room or folder; <see cref="Root"/> for the rooms at the top.</param>
    /// <param name="options">Filter, order and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /nodes")]
    public PagedQuery<DracoonNode> List(long parentId, ListOptions? options = null) => new(options, (offset, limit, ct) =>
        _api.PageAsync<DracoonNode>("nodes", Query.Page(options, offset, limit).Add("parent_id", (long?)parentId), ct));

    /// <summary>Searches: <c>GET /nodes/search</c>.</summary>
    /// <param name="search">A part of the name; <c>*</c> matches everything.</param>
    /// <param name="parentId">Where to start; <see cref="Root"/> for the top.</param>
    /// <param name="depth">How many levels to go down; -1 for the whole tree.</param>
    /// <param name="options">Filter, order and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /nodes/search")]
    public PagedQuery<DracoonNode> Search(string search, long parentId, int depth, ListOptions? options = null) => new(options, (offset, limit, ct) =>
        _api.PageAsync<DracoonNode>("nodes/search", Query.Page(options, offset, limit)
            .Add("search_string", search).Add("parent_id", (long?)parentId).Add("depth_level", (long?)depth), ct));

    /// <summary>One node: <c>GET /nodes/{node_id}</c>.</summary>
    /// <param name="nodeId">The node's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The node.</returns>
    /// <exception cref="DracoonApiException">There is none (404), or the caller may not see it (403).</exception>
    [ApiOperation("GET /nodes/{node_id}")]
    public Task<DracoonNode> GetAsync(long nodeId, CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonNode>(FormattableString.Invariant($"nodes/{nodeId}"), null, cancellationToken);

    /// <summary>The node at a path such as <c>/Room/Folder/file.txt</c>: step by step by the whole name, never a search's first hit.</summary>
    /// <param name="path">The path.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The node.</returns>
    /// <exception cref="DracoonReferenceException">Nothing is there, or the caller may not see it.</exception>
    public async Task<DracoonNode> GetByPathAsync(string path, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> names = NodePath.Split(path);
        if (names.Count == 0)
        {
            throw new DracoonReferenceException(ReferenceFailure.NotFound, "node", path);
        }
        DracoonNode? node = null;
        foreach (string name in names)
        {
            node = await FindChildAsync(node?.NodeId ?? Root, name, cancellationToken).ConfigureAwait(false)
                ?? throw new DracoonReferenceException(ReferenceFailure.NotFound, "node", path);
        }
        return node!;
    }

    /// <summary>What a room or folder contains under a name.</summary>
    /// <param name="parentId">The room or folder; <see cref="Root"/> for the top.</param>
    /// <param name="name">The whole name.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The node with exactly this name; else the only one that differs in upper and lower case; else null.</returns>
    public async Task<DracoonNode?> FindChildAsync(long parentId, string name, CancellationToken cancellationToken = default)
    {
        string part = FilterBuilder.SearchablePart(name);
        var filter = new FilterBuilder();
        if (part.Length > 0)
        {
            filter.Add("name", FilterBuilder.CanHold(name) ? "eq" : "cn", part);
        }
        using PagedQuery<DracoonNode> found = List(parentId, new ListOptions { Filter = filter.ToFilter() });
        var similar = new List<DracoonNode>();
        while (await found.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            if (string.Equals(found.Current.Name, name, StringComparison.Ordinal))
            {
                return found.Current;
            }
            if (string.Equals(found.Current.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                similar.Add(found.Current);
            }
        }
        return similar.Count == 1 ? similar[0] : null;
    }

    /// <summary>Creates a room: <c>POST /nodes/rooms</c>.</summary>
    /// <param name="request">The room.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The room as created.</returns>
    [ApiOperation("POST /nodes/rooms")]
    public Task<DracoonNode> CreateRoomAsync(CreateRoomRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonNode>(HttpMethod.Post, "nodes/rooms", null, request.ToJson(), cancellationToken);

    /// <summary>Creates a folder: <c>POST /nodes/folders</c>.</summary>
    /// <param name="request">The folder.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The folder as created.</returns>
    [ApiOperation("POST /nodes/folders")]
    public Task<DracoonNode> CreateFolderAsync(CreateFolderRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonNode>(HttpMethod.Post, "nodes/folders", null, request.ToJson(), cancellationToken);

    /// <summary>The folder with this name, made if it is not there; two that make it at once end with the same one.</summary>
    /// <param name="parentId">What contains it.</param>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The folder, or the room of that name.</returns>
    /// <exception cref="DracoonReferenceException">A file has that name.</exception>
    public async Task<DracoonNode> EnsureFolderAsync(long parentId, string name, CancellationToken cancellationToken = default)
    {
        DracoonNode? node = await FindChildAsync(parentId, name, cancellationToken).ConfigureAwait(false);
        if (node is null)
        {
            try
            {
                return await CreateFolderAsync(new CreateFolderRequest { ParentId = parentId, Name = name }, cancellationToken).ConfigureAwait(false);
            }
            catch (DracoonApiException e) when (e.StatusCode == 409)
            {
                node = await FindChildAsync(parentId, name, cancellationToken).ConfigureAwait(false);
            }
        }
        return node is { Type: not "file" } ? node : throw new DracoonReferenceException(ReferenceFailure.NotFound, "folder", node?.Path ?? name);
    }

    /// <summary>Deletes a node: <c>DELETE /nodes/{node_id}</c>.</summary>
    /// <param name="nodeId">The node's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("DELETE /nodes/{node_id}")]
    public Task DeleteAsync(long nodeId, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, FormattableString.Invariant($"nodes/{nodeId}"), null, null, cancellationToken);

    /// <summary>Deletes several nodes of one parent: <c>DELETE /nodes</c>.</summary>
    /// <param name="nodeIds">Their numbers.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("DELETE /nodes")]
    public Task DeleteAsync(IEnumerable<long> nodeIds, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, "nodes", null, new JObject { ["nodeIds"] = new JArray(nodeIds.Cast<object>().ToArray()) }, cancellationToken);
}
