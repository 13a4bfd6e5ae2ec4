using System.Text.Json.Nodes;
using DracoonSandbox.State;

namespace DracoonSandbox.Webhooks;

/// <summary>Finds the webhooks that an event is for.</summary>
internal sealed class WebhookEvents : IDisposable
{
    private readonly SandboxState _state;
    private readonly WebhookSender _sender;

    public WebhookEvents(SandboxState state)
    {
        _state = state;
        _sender = new WebhookSender(state);
    }

    /// <summary>An event of the tenant. Under the state's gate.</summary>
    public void Raise(string eventTypeName, JsonObject payload) =>
        Send(_state.Areas.Get<WebhookState>().Webhooks.Values, eventTypeName, payload);

    /// <summary>An event in a room: for the webhooks that are assigned to it. Under the state's gate.</summary>
    /// <param name="eventTypeName">What happened.</param>
    /// <param name="payload">What it happened to.</param>
    /// <param name="roomIds">The rooms that are affected.</param>
    public void RaiseInRoom(string eventTypeName, JsonObject payload, params long[] roomIds) =>
        Send(_state.Areas.Get<WebhookState>().Webhooks.Values.Where(w => w.RoomIds.Overlaps(roomIds)), eventTypeName, payload);

    /// <summary>An event of the installation. Under the state's gate.</summary>
    public void RaiseForTenants(string eventTypeName, JsonObject payload) =>
        Send(_state.Areas.Get<WebhookState>().TenantWebhooks.Values, eventTypeName, payload);

    /// <summary>An event that did not happen, for the webhook that asks to see one. Under the state's gate.</summary>
    public void SendExample(WebhookRecord webhook, string baseUrl) =>
        _sender.Send(webhook, webhook.EventTypeNames[0], WebhookPayloads.Example(webhook, baseUrl));

    public void Dispose() => _sender.Dispose();

    private void Send(IEnumerable<WebhookRecord> webhooks, string eventTypeName, JsonObject payload)
    {
        foreach (WebhookRecord webhook in webhooks.Where(w => w.IsEnabled && w.ExpireAt > _state.Now && w.EventTypeNames.Contains(eventTypeName)))
        {
            _sender.Send(webhook, eventTypeName, (JsonObject)payload.DeepClone());
        }
    }
}
