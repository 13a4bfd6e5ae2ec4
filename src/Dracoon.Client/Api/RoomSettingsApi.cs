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

/// <summary>How rooms are set up: name and quota, configuration, policies, webhooks and tags, below <c>/nodes/rooms/{room_id}</c>.</summary>
public sealed class RoomSettingsApi
{
    private readonly ApiConnection _api;

    internal RoomSettingsApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>Changes what describes a room: <c>PUT /nodes/rooms/{room_id}</c>.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="request">What to change.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The room as changed.</returns>
    [ApiOperation("PUT /nodes/rooms/{room_id}")]
    public Task<DracoonNode> UpdateAsync(long roomId, UpdateRoomRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonNode>(HttpMethod.Put, FormattableString.Invariant($"nodes/rooms/{roomId}"), null, request.ToJson(), cancellationToken);

    /// <summary>Changes how a room works: <c>PUT /nodes/rooms/{room_id}/config</c>.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="request">What to change.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The room as changed.</returns>
    [ApiOperation("PUT /nodes/rooms/{room_id}/config")]
    public Task<DracoonNode> ConfigureAsync(long roomId, ConfigureRoomRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonNode>(HttpMethod.Put, Path(roomId, "config"), null, request.ToJson(), cancellationToken);

    /// <summary>What holds for the files of a room: <c>GET /nodes/rooms/{room_id}/policies</c>.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The policy.</returns>
    [ApiOperation("GET /nodes/rooms/{room_id}/policies")]
    public async Task<DracoonRoomPolicy> GetPolicyAsync(long roomId, CancellationToken cancellationToken = default)
    {
        DracoonRoomPolicy policy = await _api.GetAsync<DracoonRoomPolicy>(Path(roomId, "policies"), null, cancellationToken).ConfigureAwait(false);
        policy.RoomId = roomId;
        return policy;
    }

    /// <summary>Changes what holds for the files of a room: <c>PUT /nodes/rooms/{room_id}/policies</c>.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="request">What to change.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("PUT /nodes/rooms/{room_id}/policies")]
    public Task SetPolicyAsync(long roomId, RoomPolicyRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Put, Path(roomId, "policies"), null, request.ToJson(), cancellationToken);

    /// <summary>The webhooks that a room can have: <c>GET /nodes/rooms/{room_id}/webhooks</c>.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="options">Filter and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /nodes/rooms/{room_id}/webhooks")]
    public PagedQuery<DracoonRoomWebhook> ListWebhooks(long roomId, ListOptions? options = null) => new(options, async (offset, limit, ct) =>
        Of(roomId, await _api.PageAsync<DracoonRoomWebhook>(Path(roomId, "webhooks"), Query.Page(options, offset, limit), ct).ConfigureAwait(false)));

    /// <summary>Gives a room webhooks, or takes them: <c>PUT /nodes/rooms/{room_id}/webhooks</c>.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="webhookIds">The webhooks.</param>
    /// <param name="assigned">True to give them.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The room's webhooks as they are then.</returns>
    [ApiOperation("PUT /nodes/rooms/{room_id}/webhooks")]
    public async Task<IReadOnlyList<DracoonRoomWebhook>> SetWebhooksAsync(long roomId, IEnumerable<long> webhookIds, bool assigned, CancellationToken cancellationToken = default)
    {
        var items = new JArray(webhookIds.Select(id => new JObject { ["webhookId"] = id, ["isAssigned"] = assigned }).Cast<object>().ToArray());
        ItemList<DracoonRoomWebhook> changed = await _api.SendAsync<ItemList<DracoonRoomWebhook>>(HttpMethod.Put, Path(roomId, "webhooks"), null, new JObject { ["items"] = items }, cancellationToken)
            .ConfigureAwait(false);
        changed.Items.ForEach(w => w.RoomId = roomId);
        return changed.Items;
    }

    /// <summary>The storage tags of a room: <c>GET /nodes/rooms/{room_id}/s3_tags</c>.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The tags.</returns>
    [ApiOperation("GET /nodes/rooms/{room_id}/s3_tags")]
    public async Task<IReadOnlyList<DracoonRoomS3Tag>> ListS3TagsAsync(long roomId, CancellationToken cancellationToken = default) =>
        Of(roomId, await _api.GetAsync<ItemList<DracoonRoomS3Tag>>(Path(roomId, "s3_tags"), null, cancellationToken).ConfigureAwait(false));

    /// <summary>Gives a room exactly these storage tags: <c>POST /nodes/rooms/{room_id}/s3_tags</c>.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="tagIds">The tags; mandatory ones have to be among them.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The tags as they are then.</returns>
    [ApiOperation("POST /nodes/rooms/{room_id}/s3_tags")]
    public async Task<IReadOnlyList<DracoonRoomS3Tag>> SetS3TagsAsync(long roomId, IEnumerable<long> tagIds, CancellationToken cancellationToken = default)
    {
        var body = new JObject { ["ids"] = new JArray(tagIds.Cast<object>().ToArray()) };
        return Of(roomId, await _api.SendAsync<ItemList<DracoonRoomS3Tag>>(HttpMethod.Post, Path(roomId, "s3_tags"), null, body, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>What happened in a room, the latest first: <c>GET /nodes/rooms/{room_id}/events</c>.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="filter">Which ones; null for all.</param>
    /// <param name="options">Order and part of the list; null for everything. There is no filter text here.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /nodes/rooms/{room_id}/events")]
    public PagedQuery<DracoonEvent> ListEvents(long roomId, EventFilter? filter = null, ListOptions? options = null) => new(options, (offset, limit, ct) =>
        _api.PageAsync<DracoonEvent>(Path(roomId, "events"), (filter ?? new EventFilter()).AddTo(Query.Page(options, offset, limit)), ct));

    private static string Path(long roomId, string rest) => FormattableString.Invariant($"nodes/rooms/{roomId}/{rest}");

    private static Page<DracoonRoomWebhook> Of(long roomId, Page<DracoonRoomWebhook> page)
    {
        foreach (DracoonRoomWebhook webhook in page.Items)
        {
            webhook.RoomId = roomId;
        }
        return page;
    }

    private static List<DracoonRoomS3Tag> Of(long roomId, ItemList<DracoonRoomS3Tag> tags)
    {
        tags.Items.ForEach(t => t.RoomId = roomId);
        return tags.Items;
    }
}
