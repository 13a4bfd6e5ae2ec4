using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;

namespace Dracoon.Client.Api;

/// <summary>The webhooks of the tenant: <c>/settings/webhooks</c>. All need the role config manager.</summary>
public sealed class WebhooksApi
{
    private readonly WebhookOperations<DracoonWebhook> _webhooks;

    internal WebhooksApi(ApiConnection api)
    {
        _webhooks = new WebhookOperations<DracoonWebhook>(api, "settings/webhooks", "webhook");
    }

    /// <summary>Lists webhooks: <c>GET /settings/webhooks</c>.</summary>
    /// <param name="options">Filter, order and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /settings/webhooks")]
    public PagedQuery<DracoonWebhook> List(ListOptions? options = null) => _webhooks.List(options);

    /// <summary>One webhook: <c>GET /settings/webhooks/{webhook_id}</c>.</summary>
    /// <param name="webhookId">The webhook's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The webhook.</returns>
    /// <exception cref="DracoonApiException">There is no such webhook (404, -91000).</exception>
    [ApiOperation("GET /settings/webhooks/{webhook_id}")]
    public Task<DracoonWebhook> GetAsync(long webhookId, CancellationToken cancellationToken = default) => _webhooks.GetAsync(webhookId, cancellationToken);

    /// <summary>Creates a webhook: <c>POST /settings/webhooks</c>.</summary>
    /// <param name="request">The new webhook.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The webhook as created.</returns>
    /// <exception cref="DracoonApiException">Refused; 403 (-91001) when there are as many as allowed.</exception>
    [ApiOperation("POST /settings/webhooks")]
    public Task<DracoonWebhook> CreateAsync(WebhookRequest request, CancellationToken cancellationToken = default) => _webhooks.CreateAsync(request, cancellationToken);

    /// <summary>Changes what was set in the request: <c>PUT /settings/webhooks/{webhook_id}</c>.</summary>
    /// <param name="webhookId">The webhook's number.</param>
    /// <param name="request">The changes.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The webhook as changed.</returns>
    [ApiOperation("PUT /settings/webhooks/{webhook_id}")]
    public Task<DracoonWebhook> UpdateAsync(long webhookId, WebhookRequest request, CancellationToken cancellationToken = default) =>
        _webhooks.UpdateAsync(webhookId, request, cancellationToken);

    /// <summary>Removes a webhook: <c>DELETE /settings/webhooks/{webhook_id}</c>.</summary>
    /// <param name="webhookId">The webhook's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("DELETE /settings/webhooks/{webhook_id}")]
    public Task DeleteAsync(long webhookId, CancellationToken cancellationToken = default) => _webhooks.DeleteAsync(webhookId, cancellationToken);

    /// <summary>Lets a webhook live its whole lifetime again: <c>POST /settings/webhooks/{webhook_id}/reset_lifetime</c>.</summary>
    /// <param name="webhookId">The webhook's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The webhook with its new end.</returns>
    [ApiOperation("POST /settings/webhooks/{webhook_id}/reset_lifetime")]
    public Task<DracoonWebhook> ResetLifetimeAsync(long webhookId, CancellationToken cancellationToken = default) =>
        _webhooks.ResetLifetimeAsync(webhookId, cancellationToken);

    /// <summary>The events that these webhooks can be for: <c>GET /settings/webhooks/event_types</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The types.</returns>
    [ApiOperation("GET /settings/webhooks/event_types")]
    public Task<IReadOnlyList<DracoonWebhookEventType>> GetEventTypesAsync(CancellationToken cancellationToken = default) =>
        _webhooks.GetEventTypesAsync(cancellationToken);

    /// <summary>Finds the one webhook with this name; upper and lower case are the same.</summary>
    /// <param name="name">The whole name.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The webhook.</returns>
    /// <exception cref="DracoonReferenceException">None has it, or several do.</exception>
    public Task<DracoonWebhook> ResolveAsync(string name, CancellationToken cancellationToken = default) => _webhooks.ResolveAsync(name, cancellationToken);
}
