using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.SavedSessions;
using DracoonPS.UnitTests.Crypto;
using Xunit;

namespace DracoonPS.UnitTests.Security;

/// <summary>Who the server is: real handshakes, with certificates made here.</summary>
public sealed class TlsTests(Sandbox sandbox) : IClassFixture<Sandbox>
{
    [Theory]
    [InlineData("self-signed", "UntrustedRoot")]
    [InlineData("wrong host", "RemoteCertificateNameMismatch")]
    [InlineData("expired", "NotTimeValid")]
    [InlineData("not yet valid", "NotTimeValid")]
    public async Task A_certificate_that_is_not_trusted_ends_the_sign_in_at_the_first_attempt(string kind, string reason)
    {
        await sandbox.ForgetAsync();
        X509Certificate2 certificate = kind switch
        {
            "wrong host" => TlsServer.SelfSigned("dracoon.example"),
            "expired" => TlsServer.SelfSigned("localhost", -30, -2),
            "not yet valid" => TlsServer.SelfSigned("localhost", 2, 30),
            _ => TlsServer.SelfSigned("localhost"),
        };
        await using var server = new TlsServer(certificate, sandbox.Url);
        var e = await Assert.ThrowsAsync<DracoonConnectionException>(() => ConnectAsync(Options(server)));
        Assert.True(e.IsCertificateRefused);
        Assert.Contains("certificate of '" + server.Url, e.Message, StringComparison.Ordinal);
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
        Assert.Equal(1, server.Connections);
        Assert.Empty(await sandbox.RequestsAsync());
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task The_versions_of_today_work(SslProtocols version)
    {
        await using var server = new TlsServer(TlsServer.SelfSigned("localhost"), sandbox.Url, version);
        DracoonClientOptions options = Options(server);
        options.SkipCertificateCheck = true;
        using DracoonSession session = await ConnectAsync(options);
        Assert.Equal("admin", session.UserName);
        Assert.All(server.Spoken, spoken => Assert.Equal(version, spoken));
    }

    /// <summary>By hand, since no TLS library of today still offers them.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_server_that_speaks_only_an_old_version_is_refused(byte minor)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int connections = 0;
        byte[] reply = [];
        Task serving = Task.Run(async () =>
        {
            while (true)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync();
                connections++;
                NetworkStream stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[4096]); // what the client can
                await stream.WriteAsync(ServerHello(minor));
                byte[] buffer = new byte[7];
                reply = buffer[..await stream.ReadAtLeastAsync(buffer, 7, throwOnEndOfStream: false)];
            }
        });
        var options = new DracoonClientOptions(new Uri($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/")) { SkipCertificateCheck = true };
        var e = await Assert.ThrowsAsync<DracoonConnectionException>(() => ConnectAsync(options));
        listener.Stop();
        await Assert.ThrowsAnyAsync<Exception>(() => serving);
        Assert.False(e.IsCertificateRefused);
        Assert.Equal(1, connections);
        if (reply.Length == 7)
        {
            Assert.Equal((0x15, 2), (reply[0], reply[5])); // a fatal alert: for the version, or for the ciphers that it has
        }
    }

    [Fact]
    public async Task A_saved_session_does_not_keep_that_certificates_were_not_checked()
    {
        string folder = Directory.CreateTempSubdirectory("dracoonps-").FullName;
        try
        {
            await using var server = new TlsServer(TlsServer.SelfSigned("localhost"), sandbox.Url);
            DracoonClientOptions options = Options(server);
            options.SkipCertificateCheck = true;
            var file = new SavedSessionFile(Path.Combine(folder, "s.json"));
            using (DracoonSession session = await ConnectAsync(options))
            {
                await session.SaveAsync(file, replace: false);
            }
            var e = await Assert.ThrowsAsync<DracoonConnectionException>(() => DracoonSession.ConnectWithSavedSessionAsync(Options(server), file));
            Assert.True(e.IsCertificateRefused);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static DracoonClientOptions Options(TlsServer server) => new(server.Url) { RetryInterval = TimeSpan.FromMilliseconds(1) };

    private static Task<DracoonSession> ConnectAsync(DracoonClientOptions options) =>
        DracoonSession.ConnectWithPasswordAsync(options, new OAuthClientCredentials(), "admin", Vectors.Secret("Sandbox-Admin-1"));

    private static byte[] ServerHello(byte minor)
    {
        byte[] hello = new byte[9 + 2 + 32 + 1 + 2 + 1];
        byte[] head = [0x16, 3, minor, 0, (byte)(hello.Length - 5), 2, 0, 0, (byte)(hello.Length - 9), 3, minor];
        head.CopyTo(hello, 0);
        hello[^3] = 0xC0; // ECDHE_RSA with AES 128 CBC, which these versions have
        hello[^2] = 0x13;
        return hello;
    }
}
