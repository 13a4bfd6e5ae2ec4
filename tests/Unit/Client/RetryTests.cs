using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using Xunit;

namespace DracoonPS.UnitTests.Client;

/// <summary>What is repeated, over real sockets against the sandbox and its faults.</summary>
public sealed class RetryTests(Sandbox sandbox) : IClassFixture<Sandbox>, IAsyncLifetime
{
    private DracoonSession _session = null!;

    public async Task InitializeAsync()
    {
        _session = await sandbox.ConnectAsync();
        await sandbox.ForgetAsync();
    }

    public async Task DisposeAsync()
    {
        await sandbox.ForgetAsync();
        _session.Dispose();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(408)]
    [InlineData(429)]
    public async Task A_request_that_only_reads_is_repeated(int status)
    {
        await sandbox.FaultAsync(new { method = "GET", path = "/api/v4/users/1", status, count = 2 });
        Assert.Equal("admin", (await _session.Users.GetAsync(1)).UserName);
        Assert.Equal(3, await CountAsync("GET /api/v4/users/1"));
    }

    [Fact]
    public async Task So_is_one_whose_connection_broke()
    {
        await sandbox.FaultAsync(new { method = "GET", path = "/api/v4/users/1", drop = true, count = 2 });
        Assert.Equal("admin", (await _session.Users.GetAsync(1)).UserName);
    }

    [Fact]
    public async Task So_is_one_whose_answer_broke_off()
    {
        await sandbox.FaultAsync(new { method = "GET", path = "/api/v4/users/1", truncate = 20 });
        Assert.Equal("admin", (await _session.Users.GetAsync(1)).UserName);
        Assert.Equal(2, await CountAsync("GET /api/v4/users/1"));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(501)]
    public async Task What_stays_wrong_is_not_repeated(int status)
    {
        await sandbox.FaultAsync(new { method = "GET", path = "/api/v4/users/1", status });
        Assert.Equal(status, (await Assert.ThrowsAsync<DracoonApiException>(() => _session.Users.GetAsync(1))).StatusCode);
        Assert.Equal(1, await CountAsync("GET /api/v4/users/1"));
    }

    [Fact]
    public async Task Creating_is_not_repeated_when_the_server_may_have_done_it()
    {
        await sandbox.FaultAsync(new { method = "POST", path = "/api/v4/nodes/folders", status = 500 });
        await Assert.ThrowsAsync<DracoonApiException>(() => CreateAsync("once"));
        await sandbox.FaultAsync(new { method = "POST", path = "/api/v4/nodes/folders", drop = true });
        await Assert.ThrowsAsync<DracoonConnectionException>(() => CreateAsync("once"));
        Assert.Equal(2, await CountAsync("POST /api/v4/nodes/folders"));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Creating_is_repeated_when_the_server_turned_it_away(int status)
    {
        await sandbox.FaultAsync(new { method = "POST", path = "/api/v4/nodes/folders", status, retryAfter = "0" });
        Assert.Equal($"again{status}", (await CreateAsync($"again{status}")).Name);
        Assert.Equal(2, await CountAsync("POST /api/v4/nodes/folders"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_server_is_not_asked_sooner_than_it_wants(bool asDate)
    {
        DateTime start = DateTime.UtcNow;
        await sandbox.FaultAsync(new { method = "GET", path = "/api/v4/users/1", status = 503, retryAfter = asDate ? DateTimeOffset.UtcNow.AddSeconds(2).ToString("R") : "1" });
        await _session.Users.GetAsync(1);
        Assert.True(DateTime.UtcNow - start >= TimeSpan.FromSeconds(0.9), "The pause was too short.");
    }

    [Fact]
    public async Task There_is_an_end_to_it()
    {
        await sandbox.FaultAsync(new { method = "GET", path = "/api/v4/users/1", status = 503, count = 100 });
        Assert.Equal(503, (await Assert.ThrowsAsync<DracoonApiException>(() => _session.Users.GetAsync(1))).StatusCode);
        Assert.Equal(6, await CountAsync("GET /api/v4/users/1"));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_a_timeout()
    {
        DracoonClientOptions options = sandbox.Options();
        options.Timeout = TimeSpan.FromMilliseconds(300);
        options.MaximumRetryCount = 1;
        using DracoonSession impatient = await sandbox.ConnectAsync(options);
        await sandbox.FaultAsync(new { method = "GET", path = "/api/v4/users/1", delay = 5000, count = 5 });
        Assert.True((await Assert.ThrowsAsync<DracoonConnectionException>(() => impatient.Users.GetAsync(1))).IsTimeout);
    }

    [Fact]
    public async Task Cancelling_ends_the_waiting_at_once()
    {
        await sandbox.FaultAsync(new { method = "GET", path = "/api/v4/users/1", status = 503, retryAfter = "60" });
        using var cancel = new CancellationTokenSource(200);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _session.Users.GetAsync(1, cancel.Token));
    }

    [Fact]
    public async Task The_log_has_a_line_for_each_request_and_each_retry()
    {
        var log = new Lines();
        DracoonClientOptions options = sandbox.Options();
        options.Log = log;
        using DracoonSession session = await sandbox.ConnectAsync(options);
        await sandbox.FaultAsync(new { method = "GET", path = "/api/v4/users/1", status = 503 });
        await session.Users.GetAsync(1);
        LogEntry[] entries = log.Entries.Where(e => e.Path == "/api/v4/users/1").ToArray();
        Assert.Equal([503, 200], entries.Select(e => e.StatusCode ?? 0));
        Assert.NotNull(entries[0].RetryAfter);
        Assert.DoesNotContain(log.Entries, e => e.ToString().Contains("Sandbox-Admin-1", StringComparison.Ordinal));
    }

    private Task<DracoonNode> CreateAsync(string name) => _session.Nodes.CreateFolderAsync(new CreateFolderRequest { ParentId = RoomId, Name = name });

    private long RoomId => _session.Nodes.GetByPathAsync("/Engineering").GetAwaiter().GetResult().NodeId;

    private async Task<int> CountAsync(string request) => (await sandbox.RequestsAsync()).Count(r => r == request);

    private sealed class Lines : ILogSink
    {
        public ConcurrentQueue<LogEntry> Entries { get; } = new();

        public void Write(LogEntry entry) => Entries.Enqueue(entry);
    }
}
