using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;

namespace Dracoon.Client.Api;

/// <summary>What the webhooks of the tenant and those for events of tenants have in common, below one path.</summary>
internal sealed class WebhookOperations<T>
    where T : DracoonWebhookBase
{
    private readonly ApiConnection _api;
    private readonly string _path;
    private readonly string _kind;

    public WebhookOperations(ApiConnection api, string path, string kind)
    {
        _api = api;
        _path = path;
        _kind = kind;
    }

    public PagedQuery<T> List(ListOptions? options) => new(options, (offset, limit, ct) => _api.PageAsync<T>(_path, Query.Page(options, offset, limit), ct));

    public Task<T> GetAsync(long id, CancellationToken cancellationToken) => _api.GetAsync<T>(One(id), null, cancellationToken);

    public Task<T> CreateAsync(WebhookRequest request, CancellationToken cancellationToken) =>
        _api.SendAsync<T>(HttpMethod.Post, _path, null, request.ToJson(), cancellationToken);

    public Task<T> UpdateAsync(long id, WebhookRequest request, CancellationToken cancellationToken) =>
        _api.SendAsync<T>(HttpMethod.Put, One(id), null, request.ToJson(), cancellationToken);

    public Task DeleteAsync(long id, CancellationToken cancellationToken) => _api.SendAsync(HttpMethod.Delete, One(id), null, null, cancellationToken);

    public Task<T> ResetLifetimeAsync(long id, CancellationToken cancellationToken) =>
        _api.SendAsync<T>(HttpMethod.Post, One(id) + "/reset_lifetime", null, null, cancellationToken, repeatable: true);

    public async Task<IReadOnlyList<DracoonWebhookEventType>> GetEventTypesAsync(CancellationToken cancellationToken) =>
        (await _api.GetAsync<ItemList<DracoonWebhookEventType>>(_path + "/event_types", null, cancellationToken).ConfigureAwait(false)).Items;

    public Task<T> ResolveAsync(string name, CancellationToken cancellationToken) =>
        NameLookup.FindAsync(List, "name", _kind, name, w => w.Name, w => w.Id, cancellationToken);

    private string One(long id) => FormattableString.Invariant($"{_path}/{id}");
}
