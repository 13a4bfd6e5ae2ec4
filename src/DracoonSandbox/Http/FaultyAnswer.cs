using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Connections.Features;

namespace DracoonSandbox.Http;

/// <summary>A body that an answer gets in the place of its own.</summary>
internal sealed class FaultyAnswer
{
    private static readonly byte[] Filling = Encoding.ASCII.GetBytes(new string('x', 65536));

    private readonly string? _text;
    private readonly string _contentType;
    private readonly int? _nested;
    private readonly long? _size;

    private FaultyAnswer(string? text, string contentType, int? nested, long? size)
    {
        _text = text;
        _contentType = contentType;
        _nested = nested;
        _size = size;
    }

    /// <summary>What a fault says of it; null when it says nothing.</summary>
    public static FaultyAnswer? Read(JsonObject fault)
    {
        string? text = fault.Text("body");
        int? nested = (int?)fault.Number("nested");
        long? size = fault.Number("size");
        return text is null && nested is null && size is null ? null : new FaultyAnswer(text, fault.Text("contentType") ?? "application/json", nested, size);
    }

    /// <summary>Writes it, to the end or until the client has had enough.</summary>
    public async Task WriteAsync(HttpContext context)
    {
        HttpResponse response = context.Response;
        if (response.StatusCode == StatusCodes.Status204NoContent)
        {
            response.StatusCode = StatusCodes.Status200OK; // which may have a body
        }
        response.ContentLength = null;
        response.ContentType = _contentType;
        CancellationToken gone = context.RequestAborted;
        if (_nested is int depth)
        {
            await response.WriteAsync(new string('[', depth), gone);
            await response.WriteAsync(new string(']', depth), gone);
        }
        else if (_size is long size)
        {
            // One text of that many characters; 0 has no end.
            await response.WriteAsync("{\"junk\":\"", gone);
            for (long left = size == 0 ? long.MaxValue : size; left > 0 && !gone.IsCancellationRequested; left -= Filling.Length)
            {
                await response.Body.WriteAsync(Filling.AsMemory(0, (int)Math.Min(left, Filling.Length)), gone);
            }
            await response.WriteAsync("\"}", gone);
        }
        else
        {
            await response.WriteAsync(_text!, gone);
        }
    }

    /// <summary>Sends the answer past the server, which would not let a wrong Content-Length out, and ends the connection.</summary>
    public static async Task SendWithLengthAsync(HttpContext context, ReadOnlyMemory<byte> body, long length)
    {
        HttpResponse response = context.Response;
        int status = response.StatusCode == StatusCodes.Status204NoContent ? StatusCodes.Status200OK : response.StatusCode;
        var head = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Injected\r\nContent-Length: {length}\r\n"));
        foreach (var header in response.Headers.Where(h => h.Key is not ("Content-Length" or "Transfer-Encoding")))
        {
            head.Append(header.Key).Append(": ").Append(header.Value.ToString()).Append("\r\n");
        }
        var output = context.Features.Get<IConnectionTransportFeature>()!.Transport.Output;
        await output.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), context.RequestAborted);
        await output.WriteAsync(body, context.RequestAborted);
        await Task.Delay(20, context.RequestAborted); // until it is on its way
        context.Abort();
    }
}
