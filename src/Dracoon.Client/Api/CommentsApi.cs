using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Api;

/// <summary>Comments on rooms, folders and files: <c>/nodes/{node_id}/comments</c>, <c>/nodes/comments</c>.</summary>
public sealed class CommentsApi
{
    private readonly ApiConnection _api;

    internal CommentsApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>The comments on a node, the oldest first: <c>GET /nodes/{node_id}/comments</c>.</summary>
    /// <param name="nodeId">The node.</param>
    /// <param name="includeDeleted">True for the deleted ones too, which have lost their text.</param>
    /// <param name="options">Part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /nodes/{node_id}/comments")]
    public PagedQuery<DracoonComment> List(long nodeId, bool includeDeleted, ListOptions? options = null) => new(options, async (offset, limit, ct) =>
    {
        var query = new Query().Add("offset", (long?)offset).Add("limit", (long?)limit).Add("hide_deleted", (bool?)!includeDeleted);
        Page<DracoonComment> page = await _api.PageAsync<DracoonComment>(FormattableString.Invariant($"nodes/{nodeId}/comments"), query, ct).ConfigureAwait(false);
        return new Page<DracoonComment>(page.Items.Select(c => Of(c, nodeId)).ToList(), page.Total, page.Limit);
    });

    /// <summary>Writes a comment: <c>POST /nodes/{node_id}/comments</c>.</summary>
    /// <param name="nodeId">What it is about.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The comment.</returns>
    [ApiOperation("POST /nodes/{node_id}/comments")]
    public async Task<DracoonComment> CreateAsync(long nodeId, string text, CancellationToken cancellationToken = default) => Of(await _api.SendAsync<DracoonComment>(
        HttpMethod.Post, FormattableString.Invariant($"nodes/{nodeId}/comments"), null, new JObject { ["text"] = text }, cancellationToken).ConfigureAwait(false), nodeId);

    /// <summary>Changes the text of one's own comment: <c>PUT /nodes/comments/{comment_id}</c>.</summary>
    /// <param name="commentId">The comment.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The comment as changed.</returns>
    [ApiOperation("PUT /nodes/comments/{comment_id}")]
    public Task<DracoonComment> UpdateAsync(long commentId, string text, CancellationToken cancellationToken = default) => _api.SendAsync<DracoonComment>(
        HttpMethod.Put, FormattableString.Invariant($"nodes/comments/{commentId}"), null, new JObject { ["text"] = text }, cancellationToken);

    /// <summary>Deletes a comment, one's own or as an admin of the room: <c>DELETE /nodes/comments/{comment_id}</c>.</summary>
    /// <param name="commentId">The comment.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("DELETE /nodes/comments/{comment_id}")]
    public Task DeleteAsync(long commentId, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, FormattableString.Invariant($"nodes/comments/{commentId}"), null, null, cancellationToken);

    private static DracoonComment Of(DracoonComment comment, long nodeId)
    {
        comment.NodeId = nodeId;
        return comment;
    }
}
