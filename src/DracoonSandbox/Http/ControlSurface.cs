using System.Globalization;
using System.Text.Json.Nodes;
using DracoonSandbox.State;

namespace DracoonSandbox.Http;

/// <summary>What tests need and a server has not: a record of requests, faults on demand, a clock to move, damage. Below /sandbox.</summary>
internal sealed class ControlSurface
{
    private readonly SandboxState _state;
    private readonly StateReset _reset;
    private readonly Lock _lock = new();
    private readonly List<Fault> _faults = [];
    private readonly List<RandomFaults> _randomFaults = [];
    private JsonArray _requests = [];
    private int _inFlight;
    private int _mostInFlight;

    /// <param name="state">What the server knows.</param>
    /// <param name="reset">Goes back to the start.</param>
    public ControlSurface(SandboxState state, StateReset reset)
    {
        _state = state;
        _reset = reset;
    }

    public async Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/sandbox"))
        {
            await next(context);
            return;
        }
        context.Response.OnStarting(() =>
        {
            if (context.Response.Headers.Date.Count == 0)
            {
                context.Response.Headers.Date = _state.Now.ToString("R", CultureInfo.InvariantCulture); // a moved clock shows
            }
            return Task.CompletedTask;
        });
        var entry = new JsonObject { ["method"] = context.Request.Method, ["path"] = context.Request.Path.Value, ["query"] = context.Request.QueryString.Value };
        if (Credentials(context.Request) is string credentials)
        {
            entry["credentials"] = credentials;
        }
        lock (_lock)
        {
            _requests.Add(entry);
            _mostInFlight = Math.Max(_mostInFlight, ++_inFlight);
        }
        try
        {
            await next(context);
        }
        finally
        {
            lock (_lock)
            {
                _inFlight--;
            }
        }
    }

    /// <summary>What tells who asks: the value alone, without the word before it.</summary>
    private static string? Credentials(HttpRequest request) =>
        ((string?)request.Headers.Authorization)?.Split(' ').Last() ?? (string?)request.Headers["X-Sds-Service-Token"];

    public async Task InjectFaultAsync(HttpContext context, RequestDelegate next)
    {
        Fault? fault = Take(context.Request);
        await (fault is null ? next(context) : fault.InjectAsync(context, next, _state));
    }

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sandbox/requests", () =>
        {
            lock (_lock)
            {
                return Answer.Ok(_requests.DeepClone());
            }
        });
        app.MapDelete("/sandbox/requests", () =>
        {
            lock (_lock)
            {
                _requests = [];
                _mostInFlight = _inFlight;
            }
            return Answer.NoContent();
        });
        app.MapGet("/sandbox/inflight", () =>
        {
            lock (_lock)
            {
                return Answer.Ok(new JsonObject { ["now"] = _inFlight, ["most"] = _mostInFlight, ["seen"] = _requests.Count });
            }
        });
        app.MapPost("/sandbox/faults", async (HttpContext context) =>
        {
            JsonObject description = await Body.ReadObjectAsync(context);
            if (description.ContainsKey("chance"))
            {
                var random = new RandomFaults(description);
                lock (_lock)
                {
                    _randomFaults.Add(random);
                }
                return Answer.NoContent();
            }
            var fault = new Fault(description);
            lock (_lock)
            {
                _faults.Add(fault);
            }
            return Answer.NoContent();
        });
        app.MapGet("/sandbox/faults", () =>
        {
            lock (_lock)
            {
                return Answer.Ok(new JsonObject { ["random"] = new JsonArray([.. _randomFaults.Select(r => r.Report())]) });
            }
        });
        app.MapDelete("/sandbox/faults", () =>
        {
            lock (_lock)
            {
                _faults.Clear();
                _randomFaults.Clear();
            }
            return Answer.NoContent();
        });
        app.MapPost("/sandbox/tokens/expire", () =>
        {
            lock (_state.Gate)
            {
                _state.Tokens.ExpireAccess();
            }
            return Answer.NoContent();
        });
        app.MapPost("/sandbox/clock", async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (_state.Gate)
            {
                _state.MoveClock(TimeSpan.FromSeconds(body.RequiredNumber("seconds")));
                foreach (NodeRecord expired in _state.Nodes.All.Where(n => n.Kind == NodeKind.File && n.ExpireAt <= _state.Now).ToArray())
                {
                    RecycleBins.Delete(_state, expired, 0);
                }
            }
            return Answer.Ok(new JsonObject { ["time"] = Answer.Iso(_state.Now) });
        });
        app.MapPost("/sandbox/nodes/{id:long}/corrupt", async (HttpContext context, long id) =>
        {
            long offset = (await Body.ReadObjectAsync(context)).RequiredNumber("offset");
            lock (_state.Gate)
            {
                (_state.Nodes.Find(id)?.Content ?? throw ApiError.NodeNotFound()).FlipByte(offset);
            }
            return Answer.NoContent();
        });
        app.MapPost("/sandbox/nodes/{id:long}/rename", async (HttpContext context, long id) =>
        {
            string name = (await Body.ReadObjectAsync(context)).Text("name") ?? "";
            lock (_state.Gate)
            {
                NodeRecord node = _state.Nodes.Find(id) ?? throw ApiError.NodeNotFound();
                Dictionary<string, NodeRecord> siblings = _state.Nodes.ChildrenOf(node.Parent);
                siblings.Remove(node.Name);
                node.Name = name;
                siblings[siblings.ContainsKey(name) ? name + "/" + id : name] = node;
            }
            return Answer.NoContent();
        });
        app.MapPost("/sandbox/nodes/{id:long}/malicious", (long id) =>
        {
            lock (_state.Gate)
            {
                NodeExtras.Of(_state).MaliciousFiles.Add(_state.Nodes.Get(id).Id);
            }
            return Answer.NoContent();
        });
        app.MapPost("/sandbox/users/{id:long}/damage-keypair", (long id) =>
        {
            lock (_state.Gate)
            {
                List<KeypairRecord> keypairs = (_state.Users.GetValueOrDefault(id) ?? throw ApiError.UserNotFound()).Keypairs.Items;
                for (int i = 0; i < keypairs.Count; i++)
                {
                    keypairs[i] = keypairs[i] with { PublicKey = "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n" };
                }
            }
            return Answer.NoContent();
        });
        app.MapGet("/sandbox/mail", () =>
        {
            lock (_state.Gate)
            {
                return Answer.Ok(new JsonArray([.. _state.Mails.Select(m => m.DeepClone())]));
            }
        });
        app.MapGet("/sandbox/webhooks", () =>
        {
            lock (_state.Gate)
            {
                return Answer.Ok(new JsonArray([.. _state.Areas.Get<WebhookState>().Deliveries.Select(d => new JsonObject
                {
                    ["webhookId"] = d.WebhookId, ["eventTypeName"] = d.EventTypeName, ["sentAt"] = Answer.Iso(d.SentAt), ["status"] = d.Status,
                })]));
            }
        });
        app.MapPost("/sandbox/stop", (IHostApplicationLifetime lifetime) =>
        {
            lifetime.StopApplication();
            return Answer.NoContent();
        });
        app.MapPost("/sandbox/reset", () =>
        {
            lock (_state.Gate)
            {
                _reset.Reset();
            }
            lock (_lock)
            {
                _faults.Clear();
                _randomFaults.Clear();
                _requests = [];
            }
            return Answer.NoContent();
        });
        app.MapPost("/sandbox/keep", () =>
        {
            lock (_state.Gate)
            {
                _reset.Keep();
            }
            return Answer.NoContent();
        });
        app.MapGet("/sandbox/uploads", () =>
        {
            lock (_state.Gate)
            {
                List<UploadRecord> open = [.. _state.Uploads.Values.Where(u => u.Status != "done")];
                return Answer.Ok(new JsonObject
                {
                    ["count"] = open.Count,
                    ["items"] = new JsonArray([.. open.Select(u => new JsonObject { ["name"] = u.Name, ["status"] = u.Status, ["parts"] = u.Parts.Count })]),
                });
            }
        });
    }

    private Fault? Take(HttpRequest request)
    {
        lock (_lock)
        {
            Fault? fault = _faults.Find(f => f.Matches(request));
            if (fault is null)
            {
                return request.Path.StartsWithSegments("/sandbox") ? null : _randomFaults.Select(r => r.Choose(request)).FirstOrDefault(f => f is not null);
            }
            if (fault.Skip-- > 0)
            {
                return null;
            }
            if (--fault.Count == 0)
            {
                _faults.Remove(fault);
            }
            return fault;
        }
    }
}
