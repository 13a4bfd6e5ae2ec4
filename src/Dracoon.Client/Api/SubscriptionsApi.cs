using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Api;

/// <summary>The nodes and shares that the signed-in user hears of: <c>/user/subscriptions</c>. DRACOON keeps 200 of each kind.</summary>
public sealed class SubscriptionsApi
{
    private const string Nodes = "user/subscriptions/nodes";
    private const string DownloadShares = "user/subscriptions/download_shares";
    private const string UploadShares = "user/subscriptions/upload_shares";

    private readonly ApiConnection _api;

    internal SubscriptionsApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>The subscribed rooms, folders and files: <c>GET /user/subscriptions/nodes</c>.</summary>
    /// <param name="options">Filter, order and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /user/subscriptions/nodes")]
    public PagedQuery<DracoonNodeSubscription> ListNodes(ListOptions? options = null) => List<DracoonNodeSubscription>(Nodes, options);

    /// <summary>The subscribed download shares: <c>GET /user/subscriptions/download_shares</c>.</summary>
    /// <param name="options">Filter, order and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /user/subscriptions/download_shares")]
    public PagedQuery<DracoonDownloadShareSubscription> ListDownloadShares(ListOptions? options = null) => List<DracoonDownloadShareSubscription>(DownloadShares, options);

    /// <summary>The subscribed upload shares: <c>GET /user/subscriptions/upload_shares</c>.</summary>
    /// <param name="options">Filter, order and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /user/subscriptions/upload_shares")]
    public PagedQuery<DracoonUploadShareSubscription> ListUploadShares(ListOptions? options = null) => List<DracoonUploadShareSubscription>(UploadShares, options);

    /// <summary>Subscribes a node: <c>POST /user/subscriptions/nodes/{node_id}</c>.</summary>
    /// <param name="nodeId">The node's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The subscription.</returns>
    /// <exception cref="DracoonApiException">There is no such node (404, -41000), or it may not be read (403).</exception>
    [ApiOperation("POST /user/subscriptions/nodes/{node_id}")]
    public Task<DracoonNodeSubscription> AddNodeAsync(long nodeId, CancellationToken cancellationToken = default) => AddAsync<DracoonNodeSubscription>(Nodes, nodeId, cancellationToken);

    /// <summary>Subscribes a download share: <c>POST /user/subscriptions/download_shares/{share_id}</c>.</summary>
    /// <param name="shareId">The share's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The subscription.</returns>
    /// <exception cref="DracoonApiException">There is no such share (404, -60000), or it may not be managed (403).</exception>
    [ApiOperation("POST /user/subscriptions/download_shares/{share_id}")]
    public Task<DracoonDownloadShareSubscription> AddDownloadShareAsync(long shareId, CancellationToken cancellationToken = default) =>
        AddAsync<DracoonDownloadShareSubscription>(DownloadShares, shareId, cancellationToken);

    /// <summary>Subscribes an upload share: <c>POST /user/subscriptions/upload_shares/{share_id}</c>.</summary>
    /// <param name="shareId">The share's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The subscription.</returns>
    /// <exception cref="DracoonApiException">There is no such share (404, -60500), or it may not be managed (403).</exception>
    [ApiOperation("POST /user/subscriptions/upload_shares/{share_id}")]
    public Task<DracoonUploadShareSubscription> AddUploadShareAsync(long shareId, CancellationToken cancellationToken = default) =>
        AddAsync<DracoonUploadShareSubscription>(UploadShares, shareId, cancellationToken);

    /// <summary>Unsubscribes a node: <c>DELETE /user/subscriptions/nodes/{node_id}</c>.</summary>
    /// <param name="nodeId">The node's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("DELETE /user/subscriptions/nodes/{node_id}")]
    public Task RemoveNodeAsync(long nodeId, CancellationToken cancellationToken = default) => RemoveAsync(Nodes, nodeId, cancellationToken);

    /// <summary>Unsubscribes a download share: <c>DELETE /user/subscriptions/download_shares/{share_id}</c>.</summary>
    /// <param name="shareId">The share's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("DELETE /user/subscriptions/download_shares/{share_id}")]
    public Task RemoveDownloadShareAsync(long shareId, CancellationToken cancellationToken = default) => RemoveAsync(DownloadShares, shareId, cancellationToken);

    /// <summary>Unsubscribes an upload share: <c>DELETE /user/subscriptions/upload_shares/{share_id}</c>.</summary>
    /// <param name="shareId">The share's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("DELETE /user/subscriptions/upload_shares/{share_id}")]
    public Task RemoveUploadShareAsync(long shareId, CancellationToken cancellationToken = default) => RemoveAsync(UploadShares, shareId, cancellationToken);

    /// <summary>Subscribes or unsubscribes several nodes, all or none: <c>PUT /user/subscriptions/nodes</c>.</summary>
    /// <param name="nodeIds">The nodes' numbers.</param>
    /// <param name="isSubscribed">True to subscribe.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("PUT /user/subscriptions/nodes")]
    public Task SetNodesAsync(IEnumerable<long> nodeIds, bool isSubscribed, CancellationToken cancellationToken = default) => SetAsync(Nodes, nodeIds, isSubscribed, cancellationToken);

    /// <summary>Subscribes or unsubscribes several download shares, all or none: <c>PUT /user/subscriptions/download_shares</c>.</summary>
    /// <param name="shareIds">The shares' numbers.</param>
    /// <param name="isSubscribed">True to subscribe.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("PUT /user/subscriptions/download_shares")]
    public Task SetDownloadSharesAsync(IEnumerable<long> shareIds, bool isSubscribed, CancellationToken cancellationToken = default) =>
        SetAsync(DownloadShares, shareIds, isSubscribed, cancellationToken);

    /// <summary>Subscribes or unsubscribes several upload shares, all or none: <c>PUT /user/subscriptions/upload_shares</c>.</summary>
    /// <param name="shareIds">The shares' numbers.</param>
    /// <param name="isSubscribed">True to subscribe.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("PUT /user/subscriptions/upload_shares")]
    public Task SetUploadSharesAsync(IEnumerable<long> shareIds, bool isSubscribed, CancellationToken cancellationToken = default) =>
        SetAsync(UploadShares, shareIds, isSubscribed, cancellationToken);

    private PagedQuery<T> List<T>(string path, ListOptions? options) => new(options, (offset, limit, ct) => _api.PageAsync<T>(path, Query.Page(options, offset, limit), ct));

    // Subscribing twice is subscribing once, so it may be repeated.
    private Task<T> AddAsync<T>(string path, long id, CancellationToken cancellationToken)
        where T : class => _api.SendAsync<T>(HttpMethod.Post, FormattableString.Invariant($"{path}/{id}"), null, null, cancellationToken, repeatable: true);

    private Task RemoveAsync(string path, long id, CancellationToken cancellationToken) =>
        _api.SendAsync(HttpMethod.Delete, FormattableString.Invariant($"{path}/{id}"), null, null, cancellationToken);

    private Task SetAsync(string path, IEnumerable<long> ids, bool isSubscribed, CancellationToken cancellationToken) =>
        _api.SendAsync(HttpMethod.Put, path, null, new JObject { ["isSubscribed"] = isSubscribed, ["objectIds"] = new JArray(ids) }, cancellationToken);
}
