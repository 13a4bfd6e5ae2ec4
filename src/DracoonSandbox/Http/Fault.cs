using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DracoonSandbox.State;

namespace DracoonSandbox.Http;

/// <summary>What goes wrong with the next requests of a kind.</summary>
internal sealed class Fault
{
    private readonly string? _method;
    private readonly Regex _path;
    private readonly int? _status;
    private readonly string? _retryAfter;
    private readonly TimeSpan _delay;
    private readonly bool _drop;
    private readonly bool _lose;
    private readonly long? _cut;
    private readonly long? _truncate;
    private readonly long? _shorten;
    private readonly long? _corrupt;
    private readonly string? _without;
    private readonly FaultyAnswer? _answer;
    private readonly string? _location;
    private readonly long? _length;
    private readonly TimeSpan _drip;
    private readonly long? _clock;
    private readonly long? _retryAfterDate;
    private readonly bool _close;

    public Fault(JsonObject description)
    {
        _method = description.Text("method");
        _path = new Regex("^(?:" + description.RequiredText("path") + ")$", RegexOptions.CultureInvariant);
        Count = description.Number("count") ?? 1;
        Skip = description.Number("skip") ?? 0;
        _status = (int?)description.Number("status");
        _retryAfter = description.Text("retryAfter");
        _delay = TimeSpan.FromMilliseconds(description.Number("delay") ?? 0);
        _drop = description.Flag("drop") ?? false;
        _lose = description.Flag("lose") ?? false;
        _cut = description.Number("cut");
        _truncate = description.Number("truncate");
        _shorten = description.Number("shorten");
        _corrupt = description.Number("corrupt");
        _without = description.Text("without");
        _answer = FaultyAnswer.Read(description);
        _location = description.Text("location");
        _length = description.Number("length");
        _drip = TimeSpan.FromMilliseconds(description.Number("drip") ?? 0);
        _clock = description.Number("clock");
        _retryAfterDate = description.Number("retryAfterDate");
        _close = description.Flag("close") ?? false;
    }

    /// <summary>How many requests it still hits.</summary>
    public long Count { get; set; }

    /// <summary>How many requests pass before.</summary>
    public long Skip { get; set; }

    public bool Matches(HttpRequest request) => (_method is null || _method == request.Method) && _path.IsMatch(request.Path.Value!);

    /// <summary>Lets it go wrong.</summary>
    public async Task InjectAsync(HttpContext context, RequestDelegate next, SandboxState state)
    {
        if (_clock is long seconds)
        {
            lock (state.Gate)
            {
                state.MoveClock(TimeSpan.FromSeconds(seconds));
            }
        }
        if (_delay > TimeSpan.Zero)
        {
            await Task.Delay(_delay, context.RequestAborted);
        }
        if (_drop)
        {
            context.Abort();
        }
        else if (_status is int status)
        {
            DateTime now = state.Now;
            SetHeaders(context.Response, headers =>
            {
                headers.Date = now.ToString("R", CultureInfo.InvariantCulture);
                headers.RetryAfter = _retryAfterDate is long after ? now.AddSeconds(after).ToString("R", CultureInfo.InvariantCulture) : _retryAfter;
                headers.Location = _location;
            });
            context.Response.StatusCode = status;
            await (_answer?.WriteAsync(context) ?? Errors.WriteAsync(context, new ApiError(status, null, "Injected fault")));
        }
        else if (_lose)
        {
            context.Response.Body = Stream.Null;
            await next(context); // the request is carried out, and its answer never comes
            context.Abort();
        }
        else if (_without is not null)
        {
            byte[] bytes = await BufferAsync(context, next);
            if (bytes.Length > 0 && JsonNode.Parse(bytes) is JsonObject answer)
            {
                answer.Remove(_without);
                bytes = System.Text.Encoding.UTF8.GetBytes(answer.ToJsonString());
            }
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
        else if (_answer is not null)
        {
            await BufferAsync(context, next); // carried out, and answered with something else
            await _answer.WriteAsync(context);
        }
        else if (_length is long difference)
        {
            byte[] bytes = await BufferAsync(context, next);
            await FaultyAnswer.SendWithLengthAsync(context, bytes, Math.Max(0, bytes.Length + difference));
        }
        else
        {
            if (_cut is long limit)
            {
                context.Request.Body = new FaultyRequestStream(context, context.Request.Body, limit);
            }
            if (_shorten is not null)
            {
                context.Response.OnStarting(() =>
                {
                    context.Response.ContentLength = null; // or the client would miss the rest
                    return Task.CompletedTask;
                });
            }
            if (_close)
            {
                SetHeaders(context.Response, headers => headers.Connection = "close");
            }
            if ((_truncate ?? _shorten ?? _corrupt) is not null || _drip > TimeSpan.Zero)
            {
                context.Response.Body = new FaultyResponseStream(context, context.Response.Body) { Cut = _truncate, End = _shorten, Flip = _corrupt, Drip = _drip };
            }
            await next(context);
        }
    }

    /// <summary>Late, since an error clears what was set before.</summary>
    private static void SetHeaders(HttpResponse response, Action<IHeaderDictionary> set) => response.OnStarting(() =>
    {
        set(response.Headers);
        return Task.CompletedTask;
    });

    /// <summary>Carries the request out.</summary>
    /// <returns>The body of its answer, which is not sent.</returns>
    private static async Task<byte[]> BufferAsync(HttpContext context, RequestDelegate next)
    {
        Stream original = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = original;
        }
        return buffer.ToArray();
    }
}
