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

/// <content>Moving, copying, changing folders and files.</content>
public sealed partial class NodesApi
{
    /// <summary>Moves files and folders of one parent to another: <c>POST /nodes/{node_id}/move_to</c>.</summary>
    /// <param name="targetId">The room or folder that gets them.</param>
    /// <param name="request">The files and folders.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The target; null when the server does not tell it (204).</returns>
    [ApiOperation("POST /nodes/{node_id}/move_to")]
    public Task<DracoonNode?> MoveAsync(long targetId, TransferNodesRequest request, CancellationToken cancellationToken = default) =>
        _api.SendOptionalAsync<DracoonNode>(HttpMethod.Post, FormattableString.Invariant($"nodes/{targetId}/move_to"), request.ToJson(), cancellationToken);

    /// <summary>Copies files and folders of one parent to another: <c>POST /nodes/{node_id}/copy_to</c>.</summary>
    /// <param name="targetId">The room or folder that gets the copies.</param>
    /// <param name="request">The files and folders.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The target; null when the server does not tell it (204).</returns>
    [ApiOperation("POST /nodes/{node_id}/copy_to")]
    public Task<DracoonNode?> CopyAsync(long targetId, TransferNodesRequest request, CancellationToken cancellationToken = default) =>
        _api.SendOptionalAsync<DracoonNode>(HttpMethod.Post, FormattableString.Invariant($"nodes/{targetId}/copy_to"), request.ToJson(), cancellationToken);

    /// <summary>Changes a folder: <c>PUT /nodes/folders/{folder_id}</c>.</summary>
    /// <param name="folderId">The folder.</param>
    /// <param name="request">What to change.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The folder as changed.</returns>
    [ApiOperation("PUT /nodes/folders/{folder_id}")]
    public Task<DracoonNode> UpdateFolderAsync(long folderId, UpdateFolderRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonNode>(HttpMethod.Put, FormattableString.Invariant($"nodes/folders/{folderId}"), null, request.ToJson(), cancellationToken);

    /// <summary>Changes a file: <c>PUT /nodes/files/{file_id}</c>.</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="request">What to change.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The file as changed.</returns>
    [ApiOperation("PUT /nodes/files/{file_id}")]
    public Task<DracoonNode> UpdateFileAsync(long fileId, UpdateFileRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonNode>(HttpMethod.Put, FormattableString.Invariant($"nodes/files/{fileId}"), null, request.ToJson(), cancellationToken);

    /// <summary>Changes many files alike: <c>PUT /nodes/files</c>.</summary>
    /// <param name="request">The files, and what to change.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("PUT /nodes/files")]
    public Task UpdateFilesAsync(UpdateFilesRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Put, "nodes/files", null, request.ToJson(), cancellationToken);

    /// <summary>Deletes a file that the virus scanner found malicious, for good: <c>DELETE /nodes/malicious_files/{malicious_file_id}</c>.</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("DELETE /nodes/malicious_files/{malicious_file_id}")]
    public Task DeleteMaliciousFileAsync(long fileId, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, FormattableString.Invariant($"nodes/malicious_files/{fileId}"), null, null, cancellationToken);

    /// <summary>Marks a node as a favorite: <c>POST /nodes/{node_id}/favorite</c>.</summary>
    /// <param name="nodeId">The node.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The node.</returns>
    [ApiOperation("POST /nodes/{node_id}/favorite")]
    public Task<DracoonNode> AddFavoriteAsync(long nodeId, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonNode>(HttpMethod.Post, FormattableString.Invariant($"nodes/{nodeId}/favorite"), null, null, cancellationToken, repeatable: true);

    /// <summary>Takes the mark from a favorite: <c>DELETE /nodes/{node_id}/favorite</c>.</summary>
    /// <param name="nodeId">The node.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("DELETE /nodes/{node_id}/favorite")]
    public Task RemoveFavoriteAsync(long nodeId, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, FormattableString.Invariant($"nodes/{nodeId}/favorite"), null, null, cancellationToken);

    /// <summary>Marks many nodes as favorites, or takes the mark from them: <c>PUT /nodes/favorites</c>.</summary>
    /// <param name="nodeIds">The nodes, at most 200.</param>
    /// <param name="isFavorite">True to mark them.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("PUT /nodes/favorites")]
    public Task SetFavoritesAsync(IEnumerable<long> nodeIds, bool isFavorite, CancellationToken cancellationToken = default) => _api.SendAsync(HttpMethod.Put, "nodes/favorites", null,
        new JObject { ["isFavorite"] = isFavorite, ["objectIds"] = new JArray(nodeIds.Cast<object>().ToArray()) }, cancellationToken);

    /// <summary>Sets attributes of a node, and leaves its others: <c>PUT /nodes/{node_id}/node_attributes</c>.</summary>
    /// <param name="nodeId">The node.</param>
    /// <param name="attributes">Keys and values.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("PUT /nodes/{node_id}/node_attributes")]
    public Task SetAttributesAsync(long nodeId, IEnumerable<KeyValuePair<string, string>> attributes, CancellationToken cancellationToken = default) => _api.SendAsync(
        HttpMethod.Put, Attributes(nodeId), null,
        new JObject { ["items"] = new JArray(attributes.Select(a => new JObject { ["key"] = a.Key, ["value"] = a.Value }).Cast<object>().ToArray()) }, cancellationToken);

    /// <summary>Removes an attribute of a node: <c>DELETE /nodes/{node_id}/node_attributes/{key}</c>.</summary>
    /// <param name="nodeId">The node.</param>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("DELETE /nodes/{node_id}/node_attributes/{key}")]
    public Task RemoveAttributeAsync(long nodeId, string key, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, Attributes(nodeId) + "/" + Uri.EscapeDataString(key), null, null, cancellationToken);
}
