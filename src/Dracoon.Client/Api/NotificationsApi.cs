using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Api;

/// <summary>Which kinds of events the signed-in user hears of: <c>/user/notifications</c>.</summary>
public sealed class NotificationsApi
{
    private readonly ApiConnection _api;

    internal NotificationsApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>What there is to hear of, and by which channels the user does: <c>GET /user/notifications/config</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>One setting for each kind of event.</returns>
    [ApiOperation("GET /user/notifications/config")]
    public async Task<IReadOnlyList<DracoonNotificationConfig>> ListAsync(CancellationToken cancellationToken = default) =>
        (await _api.GetAsync<ItemList<DracoonNotificationConfig>>("user/notifications/config", null, cancellationToken).ConfigureAwait(false)).Items;

    /// <summary>What events can be about: <c>GET /resources/user/notifications/scopes</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The scopes.</returns>
    [ApiOperation("GET /resources/user/notifications/scopes")]
    public async Task<IReadOnlyList<DracoonNotificationScope>> ListScopesAsync(CancellationToken cancellationToken = default) =>
        (await _api.GetAsync<ItemList<DracoonNotificationScope>>("resources/user/notifications/scopes", null, cancellationToken).ConfigureAwait(false)).Items;

    /// <summary>The settings with the names of their scopes.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>One setting for each kind of event.</returns>
    public async Task<IReadOnlyList<DracoonNotificationConfig>> ListWithScopesAsync(CancellationToken cancellationToken = default)
    {
        Task<IReadOnlyList<DracoonNotificationScope>> scopes = ListScopesAsync(cancellationToken);
        Task<IReadOnlyList<DracoonNotificationConfig>> configs = ListAsync(cancellationToken);
        await Task.WhenAll(scopes, configs).ConfigureAwait(false);
        ILookup<long, string> names = (await scopes.ConfigureAwait(false)).ToLookup(s => s.ScopeId, s => s.Name);
        IReadOnlyList<DracoonNotificationConfig> all = await configs.ConfigureAwait(false);
        foreach (DracoonNotificationConfig config in all)
        {
            config.ScopeName = names[config.ScopeId].FirstOrDefault();
        }
        return all;
    }

    /// <summary>Chooses the channels of one kind of event: <c>PUT /user/notifications/config/{id}</c>.</summary>
    /// <param name="configId">The number of the setting.</param>
    /// <param name="channelIds">The numbers of the channels; none to hear nothing.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The setting as changed.</returns>
    /// <exception cref="DracoonApiException">There is no such setting (400, -70120) or channel (400, -70121), or the channel is disabled (400, -70122).</exception>
    [ApiOperation("PUT /user/notifications/config/{id}")]
    public Task<DracoonNotificationConfig> SetAsync(long configId, IEnumerable<long> channelIds, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonNotificationConfig>(HttpMethod.Put, FormattableString.Invariant($"user/notifications/config/{configId}"), null,
            new JObject { ["channelIds"] = new JArray(channelIds) }, cancellationToken);
}
