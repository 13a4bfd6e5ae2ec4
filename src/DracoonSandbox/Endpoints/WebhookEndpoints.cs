using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;
using DracoonSandbox.Webhooks;

namespace DracoonSandbox.Endpoints;

/// <summary>/settings/webhooks for config managers, and /provisioning/webhooks, which differ in who may call and in the events.</summary>
internal sealed class WebhookEndpoints
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private static readonly Listing<WebhookRecord> Listing = new Listing<WebhookRecord>()
        .Number("id", w => w.Id, "eq").Text("name", w => w.Name, "cn", "eq").Flag("isEnabled", w => w.IsEnabled)
        .Date("createdAt", w => w.CreatedAt).Date("updatedAt", w => w.UpdatedAt)
        .Filter("expiration", ["ge", "le", "eq"], (w, op, day) => OnDay(w.ExpireAt, op, day))
        .Number("lastFailStatus", w => w.FailStatus, "eq")
        .Sort("id", w => w.Id).Sort("name", w => w.Name).Sort("isEnabled", w => w.IsEnabled).Sort("createdAt", w => w.CreatedAt)
        .Sort("updatedAt", w => w.UpdatedAt).Sort("expiration", w => w.ExpireAt);

    private readonly SandboxState _state;
    private readonly WebhookEvents _events;
    private readonly bool _forTenants;

    private WebhookEndpoints(SandboxState state, WebhookEvents events, bool forTenants)
    {
        _state = state;
        _events = events;
        _forTenants = forTenants;
    }

    private Dictionary<long, WebhookRecord> Webhooks =>
        _forTenants ? _state.Areas.Get<WebhookState>().TenantWebhooks : _state.Areas.Get<WebhookState>().Webhooks;

    private EventScopes Scopes => _forTenants ? EventScopes.Tenant : EventScopes.Admin | EventScopes.Node;

    public static void Map(IEndpointRouteBuilder app, SandboxState state, WebhookEvents events)
    {
        new WebhookEndpoints(state, events, forTenants: false).MapBelow(app, "/api/v4/settings/webhooks");
        new WebhookEndpoints(state, events, forTenants: true).MapBelow(app, "/api/v4/provisioning/webhooks");
    }

    private void MapBelow(IEndpointRouteBuilder app, string path)
    {
        app.MapGet(path, (HttpContext context) => With(context, () =>
            Answer.Ok(Listing<WebhookRecord>.Page(context, Listing.Select(context, Webhooks.Values), w => WebhookJson.Write(w, _state)))));
        app.MapGet(path + "/event_types", (HttpContext context) => With(context, () => Answer.Ok(WebhookEventTypes.Write(Scopes))));
        app.MapGet(path + "/{id:long}", (HttpContext context, long id) => With(context, () => Answer.Ok(WebhookJson.Write(Get(id), _state))));
        app.MapPost(path, async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            return With(context, () => Answer.Json(201, WebhookJson.Write(Create(context, body), _state)));
        });
        app.MapPut(path + "/{id:long}", async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            return With(context, () => Answer.Ok(WebhookJson.Write(Update(context, Get(id), body), _state)));
        });
        app.MapDelete(path + "/{id:long}", (HttpContext context, long id) => With(context, () =>
        {
            Webhooks.Remove(Get(id).Id);
            return Answer.NoContent();
        }));
        app.MapPost(path + "/{id:long}/reset_lifetime", (HttpContext context, long id) => With(context, () =>
        {
            WebhookRecord webhook = Get(id);
            webhook.ExpireAt = _state.Now + Lifetime;
            webhook.AnnouncedDays = null;
            Touch(context, webhook);
            return Answer.Ok(WebhookJson.Write(webhook, _state));
        }));
    }

    /// <summary>Under the gate, when the caller may. The service token was checked before.</summary>
    private IResult With(HttpContext context, Func<IResult> work)
    {
        lock (_state.Gate)
        {
            if (!_forTenants)
            {
                context.Require("CONFIG_MANAGER");
            }
            return work();
        }
    }

    private WebhookRecord Get(long id) => Webhooks.GetValueOrDefault(id) ?? throw new ApiError(404, -91000, "Not Found", "Webhook not found.");

    private WebhookRecord Create(HttpContext context, JsonObject body)
    {
        long? most = _forTenants ? null : _state.Areas.Get<TenantState>().Own?.WebhooksMax;
        if (Webhooks.Count >= most)
        {
            throw new ApiError(403, -91001, "Forbidden", $"The tenant may have {most} webhooks, and has them.");
        }
        string name = Name(body)!;
        string url = Url(body)!;
        List<string> eventTypeNames = EventTypeNames(body)!;
        var webhook = new WebhookRecord
        {
            Id = _state.NextId(),
            Name = name,
            Url = url,
            Secret = Secret(body),
            IsEnabled = body.Flag("isEnabled") ?? true,
            EventTypeNames = eventTypeNames,
            ExpireAt = _state.Now + Lifetime,
            CreatedAt = _state.Now,
            CreatedBy = Caller(context),
            UpdatedAt = _state.Now,
            UpdatedBy = Caller(context),
        };
        Webhooks[webhook.Id] = webhook;
        return Example(context, webhook, body);
    }

    private WebhookRecord Update(HttpContext context, WebhookRecord webhook, JsonObject body)
    {
        string? name = Name(body);
        string? url = Url(body);
        List<string>? eventTypeNames = EventTypeNames(body);
        if (eventTypeNames is not null && (WebhookEventTypes.ScopeOf(eventTypeNames, Scopes) & WebhookEventTypes.ScopeOf(webhook.EventTypeNames, Scopes)) == 0)
        {
            throw ApiError.Invalid(-80060, "A webhook can't change between events of nodes and others.");
        }
        webhook.Name = name ?? webhook.Name;
        webhook.Url = url ?? webhook.Url;
        webhook.EventTypeNames = eventTypeNames ?? webhook.EventTypeNames;
        webhook.Secret = body.Has("secret") ? Secret(body) : webhook.Secret;
        if (body.Flag("isEnabled") is bool enabled)
        {
            webhook.IsEnabled = enabled;
            webhook.FailStatus = enabled ? null : webhook.FailStatus;
            webhook.Failures = 0;
        }
        Touch(context, webhook);
        return Example(context, webhook, body);
    }

    private WebhookRecord Example(HttpContext context, WebhookRecord webhook, JsonObject body)
    {
        if (body.Flag("triggerExampleEvent") == true)
        {
            _events.SendExample(webhook, $"{context.Request.Scheme}://{context.Request.Host}");
        }
        return webhook;
    }

    private void Touch(HttpContext context, WebhookRecord webhook)
    {
        webhook.UpdatedAt = _state.Now;
        webhook.UpdatedBy = Caller(context);
    }

    private long? Caller(HttpContext context) => _forTenants ? null : context.User().Id;

    private static string? Name(JsonObject body)
    {
        string? name = body.Has("name") ? body.RequiredText("name") : null;
        return name is not { Length: > 150 } ? name : throw ApiError.Invalid(-80007, "The name has more than 150 characters.");
    }

    /// <summary>Only https, as the API has it; on this machine also http, since a test's listener has no certificate.</summary>
    private static string? Url(JsonObject body)
    {
        if (!body.Has("url"))
        {
            return null;
        }
        string text = body.RequiredText("url");
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            ? text
            : throw ApiError.Invalid(-80010, $"'{text}' is no https address.");
    }

    private List<string>? EventTypeNames(JsonObject body)
    {
        if (body["eventTypeNames"] is not JsonArray items)
        {
            return null;
        }
        List<string> names = [.. items.Select(n => (string)n!).Distinct()];
        if (names.Count == 0)
        {
            throw ApiError.Invalid(-80000, "'eventTypeNames' is empty.");
        }
        WebhookEventTypes.ScopeOf(names, Scopes);
        return names;
    }

    private static string? Secret(JsonObject body) => body.Text("secret") is { Length: > 0 } secret ? secret : null;

    private static bool OnDay(DateTime time, string op, string text)
    {
        if (!DateTime.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal | System.Globalization.DateTimeStyles.AssumeUniversal, out DateTime day))
        {
            throw ApiError.Invalid(-80024, $"'{text}' is no date.");
        }
        return op switch { "ge" => time >= day, "le" => time <= day, _ => time.Date == day.Date };
    }
}
