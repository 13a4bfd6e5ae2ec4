using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using Dracoon.Client.Transfers;
using DracoonPS.UnitTests.Crypto;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DracoonPS.UnitTests.Security;

/// <summary>Tokens and secrets go to the session's own server and nowhere else, whatever that server says: a hostile one in front of the sandbox, and a host that records what it gets.</summary>
public sealed class WhereSecretsGoTests : IClassFixture<Sandbox>, IAsyncLifetime
{
    private readonly Sandbox _sandbox;
    private readonly RecordingServer _hostile;
    private readonly RecordingServer _other = new(r => Task.FromResult(r.Method == "PUT" ? new Reply(200, ETag: "\"e\"") : new Reply(200, "hello")));
    private Func<RecordedRequest, Reply?> _divert = _ => null;
    private Func<string, string> _rewrite = body => body;

    public WhereSecretsGoTests(Sandbox sandbox)
    {
        _sandbox = sandbox;
        _hostile = new RecordingServer(async request =>
        {
            Reply real = _divert(request) ?? await _hostile!.PassOnAsync(request, _sandbox.Url);
            return real with { Body = _rewrite(real.Body ?? "") };
        });
    }

    public Task InitializeAsync() => _sandbox.ForgetAsync();

    public async Task DisposeAsync()
    {
        await _hostile.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_takes_nothing_elsewhere(int status)
    {
        DracoonSession session = await ConnectAsync();
        DracoonNode file = await UploadAsync(session, await RoomAsync(session));
        using DracoonSession service = await DracoonSession.ConnectWithServiceTokenAsync(Options(), Vectors.Secret("Sandbox-Service-1"));
        using var visitor = new PublicConnection(Options());
        int before = _hostile.Requests.Count;
        _divert = r => new Reply(status, "{}", Location: new Uri(_other.Url, r.Target).AbsoluteUri);

        var calls = new Dictionary<string, Func<Task>>
        {
            ["sign-in"] = () => ConnectAsync(),
            ["get"] = () => session.Users.GetAsync(1),
            ["create"] = () => session.Groups.CreateAsync(new CreateGroupRequest { Name = "g" }),
            ["update"] = () => session.Groups.UpdateAsync(1, new UpdateGroupRequest { Name = "g" }),
            ["delete"] = () => session.Groups.DeleteAsync(1),
            ["any operation"] = () => session.InvokeAsync(HttpMethod.Get, "user/account", null, null),
            ["renewal"] = () => session.RefreshAsync(),
            ["download"] = () => session.Downloads.DownloadToAsync(file, Stream.Null, new DownloadOptions { MaximumRetryCount = 0 }, null),
            ["upload"] = () => UploadAsync(session, file),
            ["tenants"] = () => service.Tenants.GetAsync(1),
            ["share"] = () => visitor.Shares.GetDownloadShareAsync("key"),
            ["share password"] = () => visitor.Shares.TestDownloadPasswordAsync("key", Vectors.Secret("Share-Password-1")),
            ["revocation"] = () => session.DisconnectAsync(revoke: true),
        };
        foreach ((string name, Func<Task> call) in calls)
        {
            Exception e = await Assert.ThrowsAnyAsync<Exception>(call);
            Assert.True(e is DracoonApiException or NotDracoonServerException, name + ": " + e);
            Assert.DoesNotContain(_other.Url.Authority, e.Message, StringComparison.Ordinal);
        }
        Assert.True(_hostile.Requests.Count >= before + calls.Count);
        Assert.Empty(_other.Requests);
    }

    [Theory]
    [InlineData(307, "/oauth/token")]
    [InlineData(308, "/oauth/token")]
    [InlineData(302, "/oauth/token")]
    public async Task A_redirect_of_the_token_endpoint_takes_no_password_and_no_client_secret_elsewhere(int status, string path)
    {
        _divert = r => r.Target.StartsWith(path, StringComparison.Ordinal) ? new Reply(status, Location: new Uri(_other.Url, "steal").AbsoluteUri) : null;
        await Assert.ThrowsAsync<DracoonApiException>(() => ConnectAsync("sandbox-confidential", "s3cret:with-colon"));
        RecordedRequest asked = Assert.Single(_hostile.Requests, r => r.Target == "/oauth/token");
        Assert.Contains("Sandbox-Admin-1", asked.ToString(), StringComparison.Ordinal); // the control: what is looked for is really sent
        Assert.Empty(_other.Requests);
    }

    [Theory]
    [InlineData("download")]
    [InlineData("S3 part")]
    [InlineData("upload")]
    public async Task Bytes_go_to_the_address_that_the_server_names_without_any_secret(string kind)
    {
        if (kind == "upload")
        {
            // As on a server without S3 storage, which names an address of its own, or should.
            _rewrite = body => body.Replace("\"useS3Storage\":true", "\"useS3Storage\":false", StringComparison.Ordinal);
            _divert = r => r is { Method: "POST", Target: "/api/v4/nodes/files/uploads" } ? new Reply(201, "{\"uploadId\":\"u\",\"uploadUrl\":\"x\"}") : null;
        }
        using DracoonSession session = await ConnectAsync("sandbox-confidential", "s3cret:with-colon");
        DracoonNode room = await RoomAsync(session);
        Func<Task> transfer = () => UploadAsync(session, room);
        if (kind == "download")
        {
            DracoonNode file = await UploadAsync(session, room);
            var content = new MemoryStream();
            transfer = () => session.Downloads.DownloadToAsync(file, content, new DownloadOptions { MaximumRetryCount = 0 }, null);
        }
        Func<string, string> before = _rewrite;
        string field = kind switch { "download" => "downloadUrl", "upload" => "uploadUrl", _ => "url" };
        _rewrite = body => Name(before(body), field, new Uri(_other.Url, "elsewhere").AbsoluteUri);
        _ = await Record.ExceptionAsync(transfer); // the sandbox misses its bytes; where they went is what counts
        Assert.NotEmpty(_other.Requests);
        List<string> secrets = Secrets();
        Assert.True(secrets.Count >= 4);
        foreach (RecordedRequest request in _other.Requests)
        {
            Assert.Empty(request.Headers.Keys.Except(["Host", "User-Agent", "Content-Length", "Content-Type", "Content-Range", "Transfer-Encoding", "Accept", "Range", "Connection"], StringComparer.OrdinalIgnoreCase));
            Assert.DoesNotContain(secrets, s => request.ToString().Contains(s, StringComparison.Ordinal));
        }
        Assert.Contains(secrets, s => string.Concat(_hostile.Requests).Contains(s, StringComparison.Ordinal)); // the control
    }

    [Theory]
    [InlineData("download", 302)]
    [InlineData("download", 307)]
    [InlineData("download", 308)]
    [InlineData("S3 part", 302)]
    [InlineData("S3 part", 307)]
    [InlineData("S3 part", 308)]
    public async Task A_redirect_of_the_storage_takes_nothing_elsewhere(string kind, int status)
    {
        await using var storage = new RecordingServer(_ => Task.FromResult(new Reply(status, Location: new Uri(_other.Url, "steal").AbsoluteUri)));
        using DracoonSession session = await ConnectAsync();
        DracoonNode room = await RoomAsync(session);
        DracoonNode file = await UploadAsync(session, room);
        _rewrite = body => Name(body, kind == "download" ? "downloadUrl" : "url", new Uri(storage.Url, "elsewhere").AbsoluteUri);
        if (kind == "download")
        {
            var e = await Assert.ThrowsAsync<DracoonApiException>(() => session.Downloads.DownloadToAsync(file, Stream.Null, new DownloadOptions { MaximumRetryCount = 0 }, null));
            Assert.Equal(status, e.StatusCode);
        }
        else
        {
            await Assert.ThrowsAsync<TransferException>(() => UploadAsync(session, room));
        }
        Assert.NotEmpty(storage.Requests);
        Assert.Empty(_other.Requests);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://files.example/secret-path")]
    [InlineData("http://storage.example/secret-path?signature=secret")]
    [InlineData("https://user:secret@storage.example/")]
    [InlineData("data:text/plain,secret")]
    [InlineData("javascript:secret()")]
    [InlineData("//:secret")]
    [InlineData("")]
    public async Task An_address_that_is_not_safe_is_an_error_and_nothing_is_sent(string address)
    {
        using DracoonSession session = await ConnectAsync();
        DracoonNode room = await RoomAsync(session);
        DracoonNode file = await UploadAsync(session, room);
        _rewrite = body => Name(Name(body, "downloadUrl", address), "url", address);
        int before = (await _sandbox.RequestsAsync()).Count(r => r.Contains("/storage/", StringComparison.Ordinal));
        var calls = new Func<Task>[]
        {
            () => session.Downloads.DownloadToAsync(file, Stream.Null, new DownloadOptions(), null),
            () => session.Downloads.GetDownloadUrlAsync(file),
            () => session.Archives.DownloadAsync([file], Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")), new DownloadOptions(), direct: false, null),
            () => UploadAsync(session, room),
        };
        foreach (Func<Task> call in calls)
        {
            var e = await Assert.ThrowsAsync<TransferException>(call);
            Assert.Equal(TransferFailure.AddressRefused, e.Failure);
            Assert.DoesNotContain("secret", e.ToString().Split("   at ")[0], StringComparison.Ordinal);
        }
        Assert.Equal(before, (await _sandbox.RequestsAsync()).Count(r => r.Contains("/storage/", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("https://dracoon.example/", "http://127.0.0.1/x", false)]
    [InlineData("https://dracoon.example/", "http://dracoon.example/x", false)]
    [InlineData("https://dracoon.example/", "https://storage.example:8443/x", true)]
    [InlineData("https://dracoon.example/", "/api/v4/uploads/x", true)]
    [InlineData("http://127.0.0.1:1/", "http://127.0.0.1:2/x", true)]
    [InlineData("http://127.0.0.1:1/", "http://storage.example/x", false)]
    public void A_server_that_is_reached_over_https_names_https_only(string server, string address, bool good)
    {
        Exception? e = Record.Exception(() => NamedAddress.Resolve(new Uri(server), address));
        Assert.Equal(good, e is null);
        Assert.True(good || e is TransferException { Failure: TransferFailure.AddressRefused });
    }

    private static string Name(string body, string field, string address) =>
        Regex.Replace(body, "\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":" + new JValue(address).ToString(Newtonsoft.Json.Formatting.None));

    /// <summary>What the session's server got or gave that nobody else may have.</summary>
    private List<string> Secrets()
    {
        string all = string.Concat(_hostile.Requests);
        return [.. Regex.Matches(all, @"(?:Bearer|Basic) (\S+)").Select(m => m.Groups[1].Value).Concat(["Sandbox-Admin-1", "s3cret:with-colon", "s3cret%3Awith-colon"]).Distinct()];
    }

    private DracoonClientOptions Options() => new(_hostile.Url) { RetryInterval = TimeSpan.FromMilliseconds(1), MaximumRetryInterval = TimeSpan.FromMilliseconds(2), MaximumRetryCount = 1 };

    private Task<DracoonSession> ConnectAsync(string? client = null, string? secret = null) => DracoonSession.ConnectWithPasswordAsync(
        Options(), new OAuthClientCredentials(client, secret is null ? null : Vectors.Secret(secret)), "admin", Vectors.Secret("Sandbox-Admin-1"));

    private static Task<DracoonNode> RoomAsync(DracoonSession session) =>
        session.Nodes.CreateRoomAsync(new CreateRoomRequest { Name = "W" + Guid.NewGuid().ToString("N"), AdminIds = [session.Account.UserId] });

    private static Task<DracoonNode> UploadAsync(DracoonSession session, DracoonNode parent) =>
        session.Uploads.UploadAsync(new UploadRequest(parent, "hello.txt", 5, () => new MemoryStream("hello"u8.ToArray())), null);
}
