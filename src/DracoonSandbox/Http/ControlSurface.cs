using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DracoonSandbox.State;

namespace DracoonSandbox.Http;

/// <summary>What tests need and a server has not: a record of requests, faults on demand, a clock to move, damage. Below /sandbox.</summary>
internal sealed class ControlSurface
{
    private readonly SandboxState _state;
    private readonly Action _plant;
    private readonly Lock _lock = new();
    private readonly List<Fault> _faults = [];
    private JsonArray _requests = [];

    /// <param name="state">What the server knows.</param>
    /// <param name="plant">Makes what is there at the start.</param>
    public ControlSurface(SandboxState state, Action plant)
    {
        _state = state;
        _plant = plant;
    }

    public Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/sandbox"))
        {
            var entry = new JsonObject { ["method"] = context.Request.Method, ["path"] = context.Request.Path.Value, ["query"] = context.Request.QueryString.Value };
            lock (_lock)
            {
                _requests.Add(entry);
            }
        }
        return next(context);
    }

    public async Task InjectFaultAsync(HttpContext context, RequestDelegate next)
    {
        Fault? fault = Take(context.Request);
        if (fault is null)
        {
            await next(context);
            return;
        }
        if (fault.Delay > TimeSpan.Zero)
        {
            await Task.Delay(fault.Delay, context.RequestAborted);
        }
        if (fault.Drop)
        {
            context.Abort();
            return;
        }
        if (fault.Status is int status)
        {
            string? retryAfter = fault.RetryAfter;
            context.Response.OnStarting(() =>
            {
                if (retryAfter is not null)
                {
                    context.Response.Headers.RetryAfter = retryAfter;
                }
                return Task.CompletedTask;
            });
            await Errors.WriteAsync(context, new ApiError(status, null, "Injected fault"));
            return;
        }
        if (fault.Truncate is long limit)
        {
            context.Response.Body = new CuttingStream(context, context.Response.Body, limit);
        }
        if (fault.Lose)
        {
            context.Response.Body = Stream.Null;
        }
        await next(context);
        if (fault.Lose)
        {
            context.Abort();
        }
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
            }
            return Answer.NoContent();
        });
        app.MapPost("/sandbox/faults", async (HttpContext context) =>
        {
            var fault = new Fault(await Body.ReadObjectAsync(context));
            lock (_lock)
            {
                _faults.Add(fault);
            }
            return Answer.NoContent();
        });
        app.MapDelete("/sandbox/faults", () =>
        {
            lock (_lock)
            {
                _faults.Clear();
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
            _state.MoveClock(TimeSpan.FromSeconds(body.RequiredNumber("seconds")));
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
        app.MapPost("/sandbox/stop", (IHostApplicationLifetime lifetime) =>
        {
            lifetime.StopApplication();
            return Answer.NoContent();
        });
        app.MapPost("/sandbox/reset", () =>
        {
            lock (_state.Gate)
            {
                _state.Clear();
                _plant();
            }
            lock (_lock)
            {
                _faults.Clear();
                _requests = [];
            }
            return Answer.NoContent();
        });
        app.MapGet("/sandbox/uploads", () =>
        {
            lock (_state.Gate)
            {
                return Answer.Ok(new JsonObject { ["count"] = _state.Uploads.Values.Count(u => u.Status != "done") });
            }
        });
    }

    private Fault? Take(HttpRequest request)
    {
        lock (_lock)
        {
            Fault? fault = _faults.Find(f => f.Matches(request));
            if (fault is null || fault.Skip-- > 0)
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

    /// <summary>What goes wrong with the next requests of a kind.</summary>
    private sealed class Fault
    {
        private readonly string? _method;
        private readonly Regex _path;

        public Fault(JsonObject description)
        {
            _method = description.Text("method");
            _path = new Regex("^(?:" + description.RequiredText("path") + ")$", RegexOptions.CultureInvariant);
            Count = description.Number("count") ?? 1;
            Skip = description.Number("skip") ?? 0;
            Status = (int?)description.Number("status");
            RetryAfter = description.Text("retryAfter");
            Delay = TimeSpan.FromMilliseconds(description.Number("delay") ?? 0);
            Drop = description.Flag("drop") ?? false;
            Lose = description.Flag("lose") ?? false;
            Truncate = description.Number("truncate");
        }

        public long Count { get; set; }

        public long Skip { get; set; }

        public int? Status { get; }

        public string? RetryAfter { get; }

        public TimeSpan Delay { get; }

        public bool Drop { get; }

        /// <summary>The request is carried out, and its answer never comes.</summary>
        public bool Lose { get; }

        public long? Truncate { get; }

        public bool Matches(HttpRequest request) => (_method is null || _method == request.Method) && _path.IsMatch(request.Path.Value!);
    }

    /// <summary>Lets a number of bytes through and then cuts the connection.</summary>
    private sealed class CuttingStream : Stream
    {
        private readonly HttpContext _context;
        private readonly Stream _inner;
        private long _left;

        public CuttingStream(HttpContext context, Stream inner, long limit)
        {
            _context = context;
            _inner = inner;
            _left = limit;
        }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => _inner.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => _inner.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int n = (int)Math.Min(buffer.Length, _left);
            await _inner.WriteAsync(buffer[..n], cancellationToken);
            _left -= n;
            if (_left == 0)
            {
                await _inner.FlushAsync(cancellationToken);
                _context.Abort();
                throw new OperationCanceledException("The connection is cut on demand.");
            }
        }
    }
}
