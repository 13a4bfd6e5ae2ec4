using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace DracoonPS.Authentication;

/// <summary>Waits on this machine's loopback address for the browser to come back from the sign-in. It needs no rights, other than HttpListener on Windows.</summary>
internal sealed class LoopbackListener : IDisposable
{
    private const int MaximumHeaderLength = 16 * 1024;
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(10);

    private readonly TcpListener _listener;
    private readonly Uri _address;

    /// <exception cref="ArgumentException">Not an http address of this machine, or the port is in use.</exception>
    public LoopbackListener(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme != Uri.UriSchemeHttp || !address.IsLoopback)
        {
            throw new ArgumentException($"'{address}' can't be listened on. With -Interactive the redirect address is http on this machine, such as {AuthorizationRequest.DefaultLoopbackAddress}");
        }
        _address = address;
        _listener = new TcpListener(address.Host == "[::1]" ? IPAddress.IPv6Loopback : IPAddress.Loopback, address.Port);
        try
        {
            _listener.Start();
        }
        catch (SocketException e)
        {
            throw new ArgumentException($"Port {address.Port} of this machine is in use ({e.Message}). Close what uses it, or give another registered address with -RedirectUri.", e);
        }
    }

    /// <summary>Answers whatever comes, until it is the answer of the sign-in.</summary>
    /// <exception cref="SignInTimeoutException">Nobody signed in in time.</exception>
    public async Task<Uri> WaitAsync(Func<Uri, bool> isAnswer, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        using (limit.Token.Register(_listener.Stop))
        {
            while (true)
            {
                try
                {
                    using TcpClient client = await _listener.AcceptTcpClientAsync();
                    if (await AnswerAsync(client, isAnswer) is Uri answer)
                    {
                        return answer;
                    }
                }
                catch (Exception e) when (limit.IsCancellationRequested && e is SocketException or ObjectDisposedException or InvalidOperationException)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    throw new SignInTimeoutException(timeout);
                }
                catch (IOException)
                {
                    // A browser opens connections ahead and drops them; the sign-in comes on another one.
                }
            }
        }
    }

    public void Dispose() => _listener.Stop();

    private async Task<Uri?> AnswerAsync(TcpClient client, Func<Uri, bool> isAnswer)
    {
        NetworkStream stream = client.GetStream();
        string? target = await ReadTargetAsync(client, stream);
        if (target is null)
        {
            return null;
        }
        bool right = Uri.TryCreate(_address, target, out Uri? address) && address.AbsolutePath == _address.AbsolutePath && isAnswer(address);
        await WriteAsync(stream, right);
        return right ? address : null;
    }

    /// <summary>The path and query of a GET request.</summary>
    private static async Task<string?> ReadTargetAsync(TcpClient client, NetworkStream stream)
    {
        using var limit = new Timer(_ => client.Close(), null, ReadTimeout, Timeout.InfiniteTimeSpan);
        var header = new StringBuilder();
        byte[] buffer = new byte[2048];
        while (header.Length < MaximumHeaderLength)
        {
            int n;
            try
            {
                n = await stream.ReadAsync(buffer, 0, buffer.Length);
            }
            catch (ObjectDisposedException)
            {
                return null; // nothing came in time
            }
            if (n == 0)
            {
                return null;
            }
            header.Append(Encoding.ASCII.GetString(buffer, 0, n));
            if (header.ToString().IndexOf("\r\n\r\n", StringComparison.Ordinal) >= 0)
            {
                string[] words = header.ToString().Split(' ');
                return words.Length > 2 && words[0] == "GET" ? words[1] : null;
            }
        }
        return null;
    }

    private static async Task WriteAsync(NetworkStream stream, bool right)
    {
        string body = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>DracoonPS</title><body style=\"font-family:sans-serif;margin:4em\">"
            + (right ? "<h1>Signed in</h1><p>This page can be closed. Go on in PowerShell.</p>" : "<h1>Nothing here</h1><p>This is not the answer of the sign-in that is waited for.</p>")
            + "</body></html>";
        byte[] content = Encoding.UTF8.GetBytes(body);
        byte[] head = Encoding.ASCII.GetBytes((right ? "HTTP/1.1 200 OK" : "HTTP/1.1 404 Not Found")
            + "\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\nContent-Length: "
            + content.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) + "\r\n\r\n");
        await stream.WriteAsync(head, 0, head.Length);
        await stream.WriteAsync(content, 0, content.Length);
        await stream.FlushAsync();
    }
}
