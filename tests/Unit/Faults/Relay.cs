using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace DracoonPS.UnitTests.Faults;

/// <summary>Stands between client and sandbox, and does what a server can't do to itself: be gone for a moment, or cut a request in two before it has come.</summary>
internal sealed class Relay : IDisposable
{
    private readonly Uri _server;
    private readonly List<Link> _links = [];
    private readonly Lock _lock = new();
    private readonly int _port;
    private TcpListener? _listener;
    private (Regex Request, TimeSpan For)? _gone;
    private (Regex Request, int Bytes)? _cut;
    private int _skip;
    private bool _disposed;

    public Relay(Uri server)
    {
        _server = server;
        Listen(0);
        _port = ((IPEndPoint)_listener!.LocalEndpoint).Port;
    }

    public Uri Url => new(FormattableString.Invariant($"http://127.0.0.1:{_port}/"));

    /// <summary>Closes the listening socket and all connections for a moment.</summary>
    public void BeGone(TimeSpan time) => Close(null, time);

    /// <summary>The same as soon as a request comes, which still gets its answer: the next one finds nobody.</summary>
    public void BeGoneAfter(string request, TimeSpan time) => _gone = (new Regex("^" + request + "[ ?]"), time);

    /// <summary>Lets so many bytes of a request through and resets the connection.</summary>
    public void Cut(string request, int bytes, int skip)
    {
        _skip = skip;
        _cut = (new Regex("^" + request + "[ ?]"), bytes);
    }

    public void Forget()
    {
        _gone = null;
        _cut = null;
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
        }
        Close(null, null);
    }

    private void Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        _listener = listener;
        _ = AcceptAsync(listener);
    }

    private void Close(Link? except, TimeSpan? time)
    {
        Link[] links;
        lock (_lock)
        {
            _listener?.Stop();
            _listener = null;
            links = [.. _links.Where(l => l != except)];
        }
        foreach (Link link in links)
        {
            link.Reset();
        }
        if (time is TimeSpan span)
        {
            _ = Task.Run(async () =>
            {
                await Task.Delay(span);
                lock (_lock)
                {
                    if (!_disposed)
                    {
                        Listen(_port);
                    }
                }
            });
        }
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                TcpClient client = await listener.AcceptTcpClientAsync();
                var link = new Link(this, client);
                lock (_lock)
                {
                    _links.Add(link);
                }
                _ = link.RunAsync();
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // It no longer listens.
        }
    }

    /// <summary>A connection of the client, and the one to the sandbox that belongs to it.</summary>
    private sealed class Link(Relay relay, TcpClient client)
    {
        private readonly TcpClient _server = new();
        private volatile bool _isAnswered = true;

        public async Task RunAsync()
        {
            try
            {
                client.NoDelay = _server.NoDelay = true;
                await _server.ConnectAsync(IPAddress.Loopback, relay._server.Port);
                await Task.WhenAny(RequestsAsync(client.GetStream(), _server.GetStream()), AnswersAsync(_server.GetStream(), client.GetStream())).Unwrap();
            }
            catch (Exception e) when (e is System.IO.IOException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // One side is gone, and then so is the other.
            }
            finally
            {
                client.Dispose();
                _server.Dispose();
                lock (relay._lock)
                {
                    relay._links.Remove(this);
                }
            }
        }

        public void Reset()
        {
            foreach (TcpClient side in new[] { client, _server })
            {
                try
                {
                    side.Client?.Close(0);
                }
                catch (Exception e) when (e is SocketException or ObjectDisposedException)
                {
                    // It was faster.
                }
            }
        }

        private async Task RequestsAsync(NetworkStream from, NetworkStream to)
        {
            byte[] buffer = new byte[65536];
            int left = int.MaxValue;
            int n;
            while ((n = await from.ReadAsync(buffer)) > 0)
            {
                if (_isAnswered)
                {
                    _isAnswered = false;
                    left = Begin(Encoding.ASCII.GetString(buffer, 0, Math.Min(n, 2000)));
                }
                if (n > left)
                {
                    await to.WriteAsync(buffer.AsMemory(0, left));
                    Reset();
                    return;
                }
                left -= left == int.MaxValue ? 0 : n;
                await to.WriteAsync(buffer.AsMemory(0, n));
            }
        }

        private async Task AnswersAsync(NetworkStream from, NetworkStream to)
        {
            byte[] buffer = new byte[65536];
            int n;
            while ((n = await from.ReadAsync(buffer)) > 0)
            {
                _isAnswered = true;
                await to.WriteAsync(buffer.AsMemory(0, n));
            }
        }

        /// <returns>How many bytes of the request may pass.</returns>
        private int Begin(string request)
        {
            if (relay._gone is (Regex last, TimeSpan time) && last.IsMatch(request))
            {
                relay._gone = null;
                relay.Close(this, time);
            }
            if (relay._cut is (Regex cut, int bytes) && cut.IsMatch(request) && relay._skip-- == 0)
            {
                relay._cut = null;
                return bytes;
            }
            return int.MaxValue;
        }
    }
}
