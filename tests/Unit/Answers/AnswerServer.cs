using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace DracoonPS.UnitTests.Answers;

/// <summary>A server of another version than ours: it answers every operation of the API with what its description allows, and more.</summary>
public sealed class AnswerServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<string> _served = new();
    private readonly Task _serving;

    public AnswerServer()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        int port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        Url = new Uri($"http://127.0.0.1:{port}/");
        _listener.Prefixes.Add(Url.AbsoluteUri);
        _listener.Start();
        _serving = Task.Run(ServeAsync);
    }

    public Uri Url { get; }

    /// <summary>What the answers are like from now on; at the start they are ordinary, so that one can sign in.</summary>
    public AnswerKind Kind { get; set; } = AnswerKind.Nulls;

    /// <summary>The operations that were asked for since the last call.</summary>
    public IReadOnlyList<string> Served()
    {
        var served = new List<string>();
        while (_served.TryDequeue(out string? operation))
        {
            served.Add(operation);
        }
        return served;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
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
            Answer(context);
        }
    }

    private void Answer(HttpListenerContext context)
    {
        string path = context.Request.Url!.AbsolutePath;
        const string prefix = "/api/v4";
        JObject? operation = path.StartsWith(prefix, StringComparison.Ordinal) ? ApiDescription.Find(context.Request.HttpMethod, path[prefix.Length..]) : null;
        JToken? body = null;
        if (operation is null)
        {
            context.Response.StatusCode = 404;
        }
        else
        {
            _served.Enqueue((string)operation["operation"]!);
            (int status, JObject? schema) = ApiDescription.Answer(operation);
            context.Response.StatusCode = status;
            body = path == prefix + "/public/software/version" ? new JObject { ["restApiVersion"] = "5.99.0", ["sdsServerVersion"] = "5.99.0" }
                : schema is null ? null : AnswerMaker.Make(schema, Kind);
            if ((body as JObject)?["items"] is JArray items && context.Request.QueryString["offset"] is string offset && offset != "0")
            {
                items.Clear(); // a list has one item and an end
            }
        }
        if (body is not null)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(body.ToString());
            context.Response.ContentType = "application/json";
            context.Response.OutputStream.Write(bytes);
        }
        context.Response.Close();
    }
}
