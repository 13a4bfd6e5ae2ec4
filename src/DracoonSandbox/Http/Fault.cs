using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

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
    }

    /// <summary>How many requests it still hits.</summary>
    public long Count { get; set; }

    /// <summary>How many requests pass before.</summary>
    public long Skip { get; set; }

    public bool Matches(HttpRequest request) => (_method is null || _method == request.Method) && _path.IsMatch(request.Path.Value!);

    /// <summary>Lets it go wrong.</summary>
    public async Task InjectAsync(HttpContext context, RequestDelegate next)
    {
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
            if (_retryAfter is not null)
            {
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers.RetryAfter = _retryAfter;
                    return Task.CompletedTask;
                });
            }
            await Errors.WriteAsync(context, new ApiError(status, null, "Injected fault"));
        }
        else if (_lose)
        {
            context.Response.Body = Stream.Null;
            await next(context); // the request is carried out, and its answer never comes
            context.Abort();
        }
        else if (_without is not null)
        {
            await LeaveOutAsync(context, next, _without);
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
            if ((_truncate ?? _shorten ?? _corrupt) is not null)
            {
                context.Response.Body = new FaultyResponseStream(context, context.Response.Body) { Cut = _truncate, End = _shorten, Flip = _corrupt };
            }
            await next(context);
        }
    }

    private static async Task LeaveOutAsync(HttpContext context, RequestDelegate next, string field)
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
        byte[] bytes = buffer.ToArray();
        if (bytes.Length > 0 && JsonNode.Parse(bytes) is JsonObject answer)
        {
            answer.Remove(field);
            bytes = System.Text.Encoding.UTF8.GetBytes(answer.ToJsonString());
        }
        context.Response.ContentLength = bytes.Length;
        await original.WriteAsync(bytes, context.RequestAborted);
    }
}
