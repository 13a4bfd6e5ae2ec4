extern alias Module;

using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Module::DracoonPS.Authentication;
using Xunit;

namespace DracoonPS.UnitTests.Security;

/// <summary>What may come to the address that a browser brings the sign-in to, which every program and every web page on this machine can reach.</summary>
public sealed class LoopbackListenerTests : IDisposable
{
    private readonly Uri _address = new($"http://127.0.0.1:{FreePort()}/back");
    private readonly LoopbackListener _listener;
    private readonly AuthorizationRequest _request;
    private readonly Task<Uri> _waiting;
    private readonly string _state;

    public LoopbackListenerTests()
    {
        _listener = new LoopbackListener(_address);
        _request = new AuthorizationRequest(new Uri("https://dracoon.example/"), "client", _address);
        _waiting = _listener.WaitAsync(_request.IsAnswer, TimeSpan.FromSeconds(30), CancellationToken.None);
        _state = _request.Address.Query.Split('&').First(p => p.StartsWith("state=", StringComparison.Ordinal))["state=".Length..];
    }

    public void Dispose() => _listener.Dispose();

    [Theory]
    [InlineData("GET /back?code=stolen&state=guessed HTTP/1.1", null)]
    [InlineData("GET /back?code=stolen HTTP/1.1", null)]
    [InlineData("GET /back?code=stolen&state= HTTP/1.1", null)]
    [InlineData("GET /back?error=access_denied&state=guessed HTTP/1.1", null)]
    [InlineData("GET /back?state=STATE HTTP/1.1", null)]
    [InlineData("GET /back?code=c&error=e&state=STATE HTTP/1.1", null)]
    [InlineData("GET /other?code=stolen&state=STATE HTTP/1.1", null)]
    [InlineData("GET /back/?code=stolen&state=STATE HTTP/1.1", null)]
    [InlineData("GET http://evil.example/back?code=stolen&state=STATE HTTP/1.1", null)]
    [InlineData("GET //evil.example/back?code=stolen&state=STATE HTTP/1.1", null)]
    [InlineData("POST /back?code=stolen&state=STATE HTTP/1.1", null)]
    [InlineData("HEAD /back?code=stolen&state=STATE HTTP/1.1", null)]
    [InlineData("OPTIONS /back?code=stolen&state=STATE HTTP/1.1", null)]
    [InlineData("GET /back?code=stolen&state=STATE HTTP/1.1", "evil.example")]
    [InlineData("GET /back?code=stolen&state=STATE HTTP/1.1", "evil.example:PORT")]
    [InlineData("GET /back?code=stolen&state=STATE HTTP/1.1", "127.0.0.1.evil.example:PORT")]
    [InlineData("GET /back?code=stolen&state=STATE HTTP/1.1", "127.0.0.1:PORT@evil.example:PORT")]
    [InlineData("GET /back?code=stolen&state=STATE HTTP/1.1", "127.0.0.1:1")]
    [InlineData("GET /back?code=stolen&state=STATE HTTP/1.1", "")]
    [InlineData("GET /back?code=stolen&state=STATE HTTP/1.1", "127.0.0.1:PORT\r\nHost: evil.example")]
    [InlineData("nonsense", null)]
    public async Task What_is_not_the_answer_of_the_sign_in_neither_ends_it_nor_stops_it(string line, string? host)
    {
        Assert.StartsWith("HTTP/1.1 404 ", await SendAsync(line, host), StringComparison.Ordinal);
        Assert.False(_waiting.IsCompleted);
        Assert.StartsWith("HTTP/1.1 200 ", await SendAsync("GET /back?code=right&state=STATE HTTP/1.1", null), StringComparison.Ordinal);
        Assert.Equal("right", AuthorizationRequest.CodeOf(await _waiting));
    }

    [Fact]
    public async Task An_error_with_the_right_state_is_the_answer()
    {
        await SendAsync("GET /back?error=access_denied&error_description=No+thanks&state=STATE HTTP/1.1", null);
        var e = Assert.Throws<ArgumentException>(() => AuthorizationRequest.CodeOf(_waiting.GetAwaiter().GetResult()));
        Assert.Contains("access_denied: No thanks", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_that_say_nothing_do_not_hold_up_the_browser()
    {
        TcpClient[] silent = [.. Enumerable.Range(0, 10).Select(_ => Connect())];
        silent[0].GetStream().Write("GET /back?code="u8);
        Task<string> answer = SendAsync("GET /back?code=right&state=STATE HTTP/1.1", null);
        Assert.Same(answer, await Task.WhenAny(answer, Task.Delay(TimeSpan.FromSeconds(5))));
        Assert.Equal("right", AuthorizationRequest.CodeOf(await _waiting.WaitAsync(TimeSpan.FromSeconds(5))));
        foreach (TcpClient client in silent)
        {
            client.Dispose();
        }
    }

    [Fact]
    public async Task A_browser_that_does_not_wait_for_the_page_has_signed_in_all_the_same()
    {
        using (TcpClient client = Connect())
        {
            client.GetStream().Write(Encoding.ASCII.GetBytes(Request("GET /back?code=right&state=STATE HTTP/1.1", null)));
            client.LingerState = new LingerOption(true, 0); // a reset, at once
        }
        Task ended = await Task.WhenAny(_waiting, Task.Delay(TimeSpan.FromSeconds(1)));
        if (ended != _waiting)
        {
            // The reset overtook the request: the next one counts.
            await SendAsync("GET /back?code=right&state=STATE HTTP/1.1", null);
        }
        Assert.Equal("right", AuthorizationRequest.CodeOf(await _waiting));
    }

    [Fact]
    public async Task It_listens_on_the_loopback_address_alone_and_closes_after_the_answer()
    {
        IPEndPoint bound = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Single(l => l.Port == _address.Port);
        Assert.Equal(IPAddress.Loopback, bound.Address);
        await SendAsync("GET /back?code=right&state=STATE HTTP/1.1", null);
        await _waiting;
        Assert.ThrowsAny<SocketException>(Connect);
        using var again = new LoopbackListener(_address);
    }

    [Fact]
    public async Task It_gives_up_in_time_whoever_knocks()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        using var listener = new LoopbackListener(address);
        Task<Uri> waiting = listener.WaitAsync(_ => false, TimeSpan.FromMilliseconds(300), CancellationToken.None);
        using var silent = new TcpClient("127.0.0.1", address.Port);
        await Assert.ThrowsAsync<SignInTimeoutException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(5)));
        Assert.ThrowsAny<SocketException>(() => new TcpClient("127.0.0.1", address.Port));
    }

    [Fact]
    public async Task Ctrl_C_ends_the_wait_and_the_listener()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        using var listener = new LoopbackListener(address);
        using var stop = new CancellationTokenSource();
        Task<Uri> waiting = listener.WaitAsync(_ => false, TimeSpan.FromSeconds(30), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(5)));
        Assert.ThrowsAny<SocketException>(() => new TcpClient("127.0.0.1", address.Port));
    }

    [Theory]
    [InlineData("http://dracoon.example:8080/")]
    [InlineData("https://127.0.0.1:8443/")]
    [InlineData("http://0.0.0.0:8080/")]
    [InlineData("http://192.168.0.1:8080/")]
    public void It_listens_nowhere_else(string address) => Assert.Throws<ArgumentException>(() => new LoopbackListener(new Uri(address)));

    [Fact]
    public void Each_sign_in_has_a_state_and_a_verifier_of_its_own()
    {
        var other = new AuthorizationRequest(new Uri("https://dracoon.example/"), "client", _address);
        Assert.NotEqual(other.CodeVerifier, _request.CodeVerifier);
        Assert.False(other.IsAnswer(new Uri(_address, "?code=c&state=" + _state)));
        Assert.InRange(_request.CodeVerifier.Length, 43, 128);
        string challenge = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.ASCII.GetBytes(_request.CodeVerifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        Assert.Contains("code_challenge=" + challenge + "&code_challenge_method=S256", _request.Address.Query, StringComparison.Ordinal);
        Assert.DoesNotContain(_request.CodeVerifier, _request.Address.AbsoluteUri, StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private TcpClient Connect() => new("127.0.0.1", _address.Port);

    private string Request(string line, string? host) =>
        $"{line}\r\nHost: {host ?? "127.0.0.1:PORT"}\r\n\r\n".Replace("STATE", _state, StringComparison.Ordinal).Replace("PORT", _address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private async Task<string> SendAsync(string line, string? host)
    {
        using TcpClient client = Connect();
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(Request(line, host)));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
