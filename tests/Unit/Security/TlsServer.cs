using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;

namespace DracoonPS.UnitTests.Security;

/// <summary>TLS with a certificate of the test's own in front of a plain server: what comes through the handshake goes on to that one.</summary>
public sealed class TlsServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate;
    private readonly SslProtocols _protocols;
    private readonly Uri _behind;
    private readonly ConcurrentBag<SslProtocols> _spoken = [];
    private readonly Task _serving;
    private int _connections;

    public TlsServer(X509Certificate2 certificate, Uri behind, SslProtocols protocols = SslProtocols.None)
    {
        _certificate = certificate;
        _behind = behind;
        _protocols = protocols;
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Url => new($"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>How often somebody connected, whatever came of it.</summary>
    public int Connections => _connections;

    /// <summary>The versions that handshakes ended with.</summary>
    public SslProtocols[] Spoken => [.. _spoken];

    /// <summary>A certificate for a host that nobody else vouches for.</summary>
    public static X509Certificate2 SelfSigned(string host, int firstDay = -1, int lastDay = 30)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=" + host, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(firstDay), DateTimeOffset.UtcNow.AddDays(lastDay));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null); // Windows takes no key that lives in memory alone
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _certificate.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                TcpClient client = await _listener.AcceptTcpClientAsync();
                _connections++;
                _ = PassOnAsync(client);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return; // closed
            }
        }
    }

    private async Task PassOnAsync(TcpClient client)
    {
        using (client)
        using (var secure = new SslStream(client.GetStream()))
        using (var plain = new TcpClient())
        {
            try
            {
                await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate, EnabledSslProtocols = _protocols });
                _spoken.Add(secure.SslProtocol);
                await plain.ConnectAsync(_behind.Host, _behind.Port);
                NetworkStream stream = plain.GetStream();
                await Task.WhenAny(secure.CopyToAsync(stream), stream.CopyToAsync(secure));
            }
            catch (Exception e) when (e is AuthenticationException or IOException or SocketException)
            {
                // The other side does not want this certificate, or has gone.
            }
        }
    }
}
