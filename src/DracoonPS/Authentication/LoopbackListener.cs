using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace DracoonPS.Authentication;

/// <summary>Waits on this machine's loopback address for the browser to come back from the sign-in. It needs no rights, other than HttpListener on Windows.</summary>
internal sealed class LoopbackListener : IDisposable
{
    private const int MaximumHeaderLength = 16 * 1024;
    private const int MaximumConnections = 32;
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LingerTimeout = TimeSpan.FromMilliseconds(200);
    private static readonly string[] LineSeparators = { "\r\n" };

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
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            _listener.ExclusiveAddressUse = true; // else another program could take the same port and the code with it; other systems let nobody
        }
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
        var answer = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (limit.Token.Register(() => answer.TrySetCanceled()))
        {
            Task accepting = AcceptAsync(isAnswer, answer, limit.Token);
            try
            {
                return await answer.Task;
            }
            catch (OperationCanceledException)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw new SignInTimeoutException(timeout);
            }
            finally
            {
                _listener.Stop();
                await accepting;
            }
        }
    }

    public void Dispose() => _listener.Stop();

    /// <summary>Takes connections until there is an answer. They are served side by side, so that one that says nothing does not hold up the browser's.</summary>
    private async Task AcceptAsync(Func<Uri, bool> isAnswer, TaskCompletionSource<Uri> answer, CancellationToken limit)
    {
        using var places = new SemaphoreSlim(MaximumConnections);
        using var closing = new CancellationTokenSource();
        var serving = new List<Task>();
        while (!answer.Task.IsCompleted)
        {
            try
            {
                await places.WaitAsync(limit);
                TcpClient client = await _listener.AcceptTcpClientAsync();
                serving.RemoveAll(t => t.IsCompleted);
                serving.Add(ServeAsync(client, isAnswer, answer, places, closing.Token));
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
            {
                if (answer.Task.IsCompleted || e is not SocketException)
                {
                    break; // stopped
                }
                places.Release(); // a connection that was gone before it was taken
            }
        }
        closing.CancelAfter(LingerTimeout); // nothing is left open behind the answer
        await Task.WhenAll(serving);
    }

    private async Task ServeAsync(TcpClient client, Func<Uri, bool> isAnswer, TaskCompletionSource<Uri> answer, SemaphoreSlim places, CancellationToken closing)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(closing);
        try
        {
            using (client)
            using (ended.Token.Register(client.Close))
            {
                ended.CancelAfter(ReadTimeout);
                NetworkStream stream = client.GetStream();
                Uri? address = await ReadAddressAsync(stream);
                bool right = address is not null && isAnswer(address) && !answer.Task.IsCompleted;
                try
                {
                    await WriteAsync(stream, right);
                }
                finally
                {
                    // Last, so that the page is out before the listener closes; and also to a browser that did not wait for it.
                    if (right)
                    {
                        answer.TrySetResult(address!);
                    }
                }
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // A browser opens connections ahead and drops them; the sign-in comes on another one.
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>Where a GET request goes; null for whatever is not one to our own address.</summary>
    private async Task<Uri?> ReadAddressAsync(NetworkStream stream)
    {
        var header = new StringBuilder();
        byte[] buffer = new byte[2048];
        int end;
        while ((end = header.ToString().IndexOf("\r\n\r\n", StringComparison.Ordinal)) < 0)
        {
            int n = header.Length < MaximumHeaderLength ? await stream.ReadAsync(buffer, 0, buffer.Length) : 0;
            if (n == 0)
            {
                return null;
            }
            header.Append(Encoding.ASCII.GetString(buffer, 0, n));
        }
        string[] lines = header.ToString(0, end).Split(LineSeparators, StringSplitOptions.None);
        string[] words = lines[0].Split(' ');
        return words.Length == 3 && words[0] == "GET" && IsOwnHost(lines) ? Address(words[1]) : null;
    }

    /// <summary>
    /// Only a request that was meant for this machine: a page of another site whose name was made to lead here (DNS rebinding) sends that name. Of the
    /// several names that this machine has any will do.
    /// </summary>
    private bool IsOwnHost(string[] lines)
    {
        const string name = "Host:";
        string? host = null;
        for (int i = 1; i < lines.Length; i++)
        {
            if (lines[i].StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                if (host is not null)
                {
                    return false;
                }
                host = lines[i].Substring(name.Length).Trim();
            }
        }
        return host is not null && Uri.TryCreate("http://" + host + "/", UriKind.Absolute, out Uri? address)
            && address.IsLoopback && address.Port == _address.Port && address.PathAndQuery == "/" && address.UserInfo.Length == 0;
    }

    /// <summary>A path and query; a whole address, which only a proxy is sent, could name another host.</summary>
    private Uri? Address(string target) =>
        target.StartsWith("/", StringComparison.Ordinal) && Uri.TryCreate(_address.GetLeftPart(UriPartial.Authority) + target, UriKind.Absolute, out Uri? address)
            && address.Authority == _address.Authority && address.AbsolutePath == _address.AbsolutePath ? address : null;

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
