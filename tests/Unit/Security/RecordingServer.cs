using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace DracoonPS.UnitTests.Security;

/// <summary>A request as it came.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Target">Path and query.</param>
/// <param name="Headers">All of them.</param>
/// <param name="Body">The bytes.</param>
public sealed record RecordedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>All of it, to search for what must not be there.</summary>
    public override string ToString() => $"{Method} {Target}\n{string.Join("\n", Headers.Select(h => h.Key + ": " + h.Value))}\n\n{Encoding.Latin1.GetString(Body)}";
}

/// <summary>What it is answered with.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body; null for none.</param>
/// <param name="Location">Where else to look.</param>
/// <param name="ETag">The tag of what was stored.</param>
public sealed record Reply(int Status, string? Body = null, string? Location = null, string? ETag = null);

/// <summary>A server of the test's own that keeps every request it gets, and answers as the test says; or passes on to another one, and changes its answers.</summary>
public sealed class RecordingServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly HttpClient _onward = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly Func<RecordedRequest, Task<Reply>> _answer;
    private readonly Task _serving;

    public RecordingServer(Func<RecordedRequest, Task<Reply>> answer)
    {
        _answer = answer;
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        int port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        Url = new Uri($"http://127.0.0.1:{port}/");
        _listener.Prefixes.Add(Url.AbsoluteUri);
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Url { get; }

    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>What the server behind says to the same request.</summary>
    public async Task<Reply> PassOnAsync(RecordedRequest request, Uri server)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(server, request.Target)) { Content = new ByteArrayContent(request.Body) };
        foreach (KeyValuePair<string, string> header in request.Headers.Where(h => h.Key is not ("Host" or "Content-Length" or "Transfer-Encoding" or "Connection" or "Accept-Encoding")))
        {
            if (!message.Headers.TryAddWithoutValidation(header.Key, header.Value))
            {
                message.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }
        using HttpResponseMessage response = await _onward.SendAsync(message);
        return new Reply((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
        _onward.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                _ = AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return; // closed
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        var request = new RecordedRequest(context.Request.HttpMethod, context.Request.RawUrl!,
            context.Request.Headers.AllKeys.ToDictionary(k => k!, k => context.Request.Headers[k]!, StringComparer.OrdinalIgnoreCase), body.ToArray());
        _requests.Enqueue(request);
        Reply reply = await _answer(request);
        context.Response.StatusCode = reply.Status;
        if (reply.Location is not null)
        {
            context.Response.Headers["Location"] = reply.Location;
        }
        if (reply.ETag is not null)
        {
            context.Response.Headers["ETag"] = reply.ETag;
        }
        if (reply.Body is not null && request.Method != "HEAD" && reply.Status != 204)
        {
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(reply.Body));
        }
        context.Response.Close();
    }
}
