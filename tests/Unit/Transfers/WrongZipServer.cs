using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace DracoonPS.UnitTests.Transfers;

/// <summary>A proxy that answers for the archive with something that is none, and passes the rest on: what a captive portal does.</summary>
internal sealed class WrongZipServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly HttpClient _client = new();
    private readonly Uri _real;
    private Task _serving = Task.CompletedTask;

    private WrongZipServer(Uri real, int port)
    {
        _real = real;
        Url = new Uri($"http://127.0.0.1:{port}/");
        _listener.Prefixes.Add(Url.AbsoluteUri);
    }

    public Uri Url { get; }

    public static Task<WrongZipServer> StartAsync(Uri real)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var server = new WrongZipServer(real, ((IPEndPoint)probe.LocalEndpoint).Port);
        probe.Stop();
        server._listener.Start();
        server._serving = Task.Run(server.ServeAsync);
        return Task.FromResult(server);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
        _client.Dispose();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return; // closed
            }
            byte[] body = context.Request.Url!.AbsolutePath.Contains("/zip", StringComparison.Ordinal) ? "<html>Please sign in.</html>"u8.ToArray() : await PassOnAsync(context);
            await context.Response.OutputStream.WriteAsync(body);
            context.Response.Close();
        }
    }

    private async Task<byte[]> PassOnAsync(HttpListenerContext context)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.HttpMethod), new Uri(_real, context.Request.RawUrl!));
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body.ToArray());
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        }
        request.Headers.TryAddWithoutValidation("Authorization", context.Request.Headers["Authorization"]);
        using HttpResponseMessage response = await _client.SendAsync(request);
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        return await response.Content.ReadAsByteArrayAsync();
    }
}
