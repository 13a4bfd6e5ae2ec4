using DracoonSandbox.Endpoints;
using DracoonSandbox.Events;
using DracoonSandbox.State;

namespace DracoonSandbox.Webhooks;

/// <summary>
/// Looks after each request, where there are webhooks, what has come, gone or been locked since the last look, and raises the events. So no
/// endpoint has to know of webhooks, and however something came about, it is told once.
/// </summary>
internal sealed class WebhookWatch : IDisposable
{
    /// <summary>How many days before its end a webhook is announced to expire.</summary>
    private static readonly int[] AnnouncedDays = [30, 20, 10, 1];

    private readonly SandboxState _state;
    private readonly WebhookEvents _events;
    private Seen? _seen;
    private string _baseUrl = "";

    public WebhookWatch(SandboxState state, WebhookEvents events)
    {
        _state = state;
        _events = events;
        state.Events.Recorded += Share;
        lock (state.Gate)
        {
            Look();
        }
    }

    public async Task WatchAsync(HttpContext context, RequestDelegate next)
    {
        _baseUrl = $"{context.Request.Scheme}://{context.Request.Host}";
        try
        {
            await next(context);
        }
        finally
        {
            lock (_state.Gate)
            {
                Look();
            }
        }
    }

    public void Dispose()
    {
        _state.Events.Recorded -= Share;
        _events.Dispose();
    }

    private void Look()
    {
        var webhooks = _state.Areas.Get<WebhookState>();
        if (!webhooks.All.Any())
        {
            _seen = null;
            return;
        }
        Seen? before = _seen;
        Seen now = _seen = Seen.Of(_state);
        if (before is null)
        {
            return;
        }
        Users(before, now);
        Nodes(before, now);
        Tenants(before, now);
        AnnounceExpiry(webhooks);
    }

    private void Users(Seen before, Seen now)
    {
        foreach ((long id, (UserRecord user, bool locked)) in now.Users)
        {
            bool isNew = !before.Users.TryGetValue(id, out var known);
            if (isNew)
            {
                _events.Raise(WebhookEventTypes.UserCreated, WebhookPayloads.User(user, _baseUrl));
            }
            if (locked && !known.Locked)
            {
                _events.Raise(WebhookEventTypes.UserLocked, WebhookPayloads.User(user, _baseUrl));
            }
        }
        foreach ((UserRecord user, _) in Gone(before.Users, now.Users))
        {
            _events.Raise(WebhookEventTypes.UserDeleted, WebhookPayloads.User(user, _baseUrl));
        }
    }

    /// <summary>Of a tree that comes or goes, the node at its top is told.</summary>
    private void Nodes(Seen before, Seen now)
    {
        foreach (NodeRecord node in Gone(now.Nodes, before.Nodes).Where(n => n.Parent is null || before.Nodes.ContainsKey(n.Parent.Id)))
        {
            _events.RaiseInRoom(NodeJson.TypeOf(node) + ".created", WebhookPayloads.Node(node, _baseUrl), RoomsOf(node));
        }
        foreach (NodeRecord node in Gone(before.Nodes, now.Nodes).Where(n => n.Parent is null || now.Nodes.ContainsKey(n.Parent.Id)))
        {
            _events.RaiseInRoom(NodeJson.TypeOf(node) + ".deleted", WebhookPayloads.Node(node, _baseUrl), RoomsOf(node));
        }
    }

    private void Tenants(Seen before, Seen now)
    {
        foreach (TenantRecord tenant in Gone(now.Tenants, before.Tenants))
        {
            _events.RaiseForTenants(WebhookEventTypes.CustomerCreated, WebhookPayloads.Tenant(tenant, _baseUrl));
        }
        foreach (TenantRecord tenant in Gone(before.Tenants, now.Tenants))
        {
            _events.RaiseForTenants(WebhookEventTypes.CustomerDeleted, WebhookPayloads.Tenant(tenant, _baseUrl));
        }
    }

    private void AnnounceExpiry(WebhookState webhooks)
    {
        foreach (WebhookRecord webhook in webhooks.All.Where(w => w.ExpireAt > _state.Now))
        {
            double left = (webhook.ExpireAt - _state.Now).TotalDays;
            int due = AnnouncedDays.LastOrDefault(days => left <= days);
            if (due == 0 || webhook.AnnouncedDays <= due)
            {
                continue;
            }
            webhook.AnnouncedDays = due;
            if (webhooks.TenantWebhooks.ContainsKey(webhook.Id))
            {
                _events.RaiseForTenants(WebhookEventTypes.WebhookExpiring, WebhookPayloads.Webhook(webhook, _baseUrl));
            }
            else
            {
                _events.Raise(WebhookEventTypes.WebhookExpiring, WebhookPayloads.Webhook(webhook, _baseUrl));
            }
        }
    }

    /// <summary>What is done with shares is in the event log: that one is used leaves nothing else behind to look at. Called under the gate.</summary>
    private void Share(EventRecord e)
    {
        if (e is { Status: 0, Object1: { Kind: EventObjectKind.DownloadShare or EventObjectKind.UploadShare, RoomId: long roomId } share } && WebhookEventTypes.Has(e.OperationName))
        {
            _events.RaiseInRoom(e.OperationName, WebhookPayloads.Share(share, _baseUrl), roomId);
        }
    }

    /// <summary>The room that a node lies in; a room itself too.</summary>
    private static long[] RoomsOf(NodeRecord node) => node.Kind != NodeKind.Room ? [node.Room.Id]
        : node.Parent is null ? [node.Id] : [node.Id, node.Parent.Room.Id];

    private static T[] Gone<T>(Dictionary<long, T> before, Dictionary<long, T> now) => [.. before.Where(p => !now.ContainsKey(p.Key)).Select(p => p.Value)];

    /// <summary>What was there at the last look.</summary>
    private sealed record Seen(Dictionary<long, (UserRecord User, bool Locked)> Users, Dictionary<long, NodeRecord> Nodes, Dictionary<long, TenantRecord> Tenants)
    {
        public static Seen Of(SandboxState state) => new(
            state.Users.ToDictionary(p => p.Key, p => (p.Value, p.Value.IsLocked)),
            state.Nodes.All.ToDictionary(n => n.Id),
            new Dictionary<long, TenantRecord>(state.Areas.Get<TenantState>().Tenants));
    }
}
