using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using Dracoon.Client.Transfers;
using Dracoon.Crypto;
using DracoonPS.UnitTests.Crypto;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DracoonPS.UnitTests.Transfers;

/// <summary>Files over real sockets, with the failures that happen on real ones.</summary>
public sealed class TransferTests(Sandbox sandbox) : IClassFixture<Sandbox>, IAsyncLifetime
{
    private const int PartSize = UploadRequest.MinimumPartSize;
    private readonly string _folder = Directory.CreateTempSubdirectory("dracoonps-").FullName;
    private DracoonSession _session = null!;
    private DracoonNode _room = null!;

    public async Task InitializeAsync()
    {
        _session = await sandbox.ConnectAsync();
        _room = await _session.Nodes.CreateRoomAsync(new CreateRoomRequest { Name = "T" + Guid.NewGuid().ToString("N"), AdminIds = [_session.Account.UserId] });
        await sandbox.ForgetAsync();
    }

    public async Task DisposeAsync()
    {
        await sandbox.ForgetAsync();
        _session.Dispose();
        Directory.Delete(_folder, true);
    }

    [Fact]
    public async Task A_part_that_fails_twice_is_sent_again_alone()
    {
        await sandbox.FaultAsync(new { method = "PUT", path = "/storage/.*", status = 500, count = 2 });
        byte[] content = Bytes((2 * PartSize) + 17);
        DracoonNode node = await SendAsync(content);
        Assert.Equal(5, (await sandbox.RequestsAsync()).Count(IsPart));
        Assert.Equal(content, await ReceiveAsync(node));
    }

    [Fact]
    public async Task A_part_whose_address_expired_gets_another_one()
    {
        await sandbox.FaultAsync(new { method = "PUT", path = "/storage/.*", status = 403 });
        byte[] content = Bytes(PartSize + 1);
        DracoonNode node = await SendAsync(content);
        Assert.Equal(content, await ReceiveAsync(node));
    }

    [Fact]
    public async Task A_connection_that_breaks_while_a_part_is_sent_is_taken_up_again()
    {
        await sandbox.FaultAsync(new { method = "PUT", path = "/storage/.*", drop = true, count = 2 });
        byte[] content = Bytes(PartSize + 1);
        Assert.Equal(content, await ReceiveAsync(await SendAsync(content)));
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_middle_of_a_part_is_taken_up_again()
    {
        await sandbox.FaultAsync(new { method = "PUT", path = "/storage/.*", cut = 1_000_000, count = 2 });
        byte[] content = Bytes(2 * PartSize);
        Assert.Equal(content, await ReceiveAsync(await SendAsync(content)));
        Assert.Equal(4, (await sandbox.RequestsAsync()).Count(IsPart));
    }

    [Fact]
    public async Task An_address_that_really_expired_is_replaced_in_both_directions()
    {
        // The first part takes long enough for the addresses that came with it to grow old.
        byte[] content = Bytes((3 * PartSize) + 1);
        await sandbox.FaultAsync(new { method = "PUT", path = "/storage/.*", delay = 700 });
        Task<DracoonNode> sending = SendAsync(content, concurrency: 1);
        while (!(await sandbox.RequestsAsync()).Any(IsPart))
        {
            await Task.Delay(20);
        }
        await sandbox.SendAsync(HttpMethod.Post, "sandbox/clock", new JObject { ["seconds"] = 3600 });
        DracoonNode node = await sending;
        Assert.True((await sandbox.RequestsAsync()).Count(r => r.EndsWith("/s3_urls", StringComparison.Ordinal)) > 2, "No address was renewed.");
        await sandbox.FaultAsync(new { method = "GET", path = "/api/v4/downloads/.*", delay = 700 });
        Task<byte[]> receiving = ReceiveAsync(node, new DownloadOptions { RangeSize = PartSize, Concurrency = 1 });
        while (!(await sandbox.RequestsAsync()).Any(r => r.StartsWith("GET /api/v4/downloads/", StringComparison.Ordinal)))
        {
            await Task.Delay(20);
        }
        await sandbox.SendAsync(HttpMethod.Post, "sandbox/clock", new JObject { ["seconds"] = 3600 });
        Assert.Equal(content, await receiving);
        Assert.Equal(2, (await sandbox.RequestsAsync()).Count(r => r.EndsWith("/downloads", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Cancelling_while_the_upload_opens_leaves_none_behind()
    {
        await sandbox.FaultAsync(new { method = "POST", path = "/api/v4/nodes/files/uploads", delay = 500 });
        using var cancel = new CancellationTokenSource();
        Task<DracoonNode> sending = SendAsync(Bytes(100), cancellationToken: cancel.Token);
        while ((await sandbox.RequestsAsync()).Count == 0)
        {
            await Task.Delay(10);
        }
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Contains(await sandbox.RequestsAsync(), r => r.StartsWith("DELETE /api/v4/nodes/files/uploads/", StringComparison.Ordinal));
        Assert.Equal(0, await UploadCountAsync());
    }

    [Fact]
    public async Task Files_that_share_their_buffers_stay_within_the_budget()
    {
        var pool = new BufferPool(3 * PartSize);
        byte[] content = Bytes((4 * PartSize) + 5);
        DracoonNode[] nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync(content, 4, pool)));
        Assert.InRange(pool.PeakBytes, 2 * PartSize, 3 * PartSize);
        pool = new BufferPool(3_000_000);
        await Task.WhenAll(nodes.Select(node => _session.Downloads.DownloadAsync(node, Path.Combine(_folder, node.Name),
            new DownloadOptions { RangeSize = 1_000_000, Concurrency = 4, Buffers = pool }, null)));
        Assert.InRange(pool.PeakBytes, 2_000_000, 3_000_000);
        Assert.All(Directory.GetFiles(_folder), f => Assert.Equal(content, File.ReadAllBytes(f)));
    }

    [Fact]
    public async Task A_storage_that_refuses_leaves_no_upload_behind()
    {
        await sandbox.FaultAsync(new { method = "PUT", path = "/storage/.*", status = 400, count = 100 });
        Assert.Equal(TransferFailure.StorageFailed, (await Assert.ThrowsAsync<TransferException>(() => SendAsync(Bytes(100)))).Failure);
        Assert.Equal(0, await UploadCountAsync());
    }

    [Fact]
    public async Task Cancelling_leaves_no_upload_behind()
    {
        await sandbox.FaultAsync(new { method = "PUT", path = "/storage/.*", delay = 30_000, count = 100 });
        using var cancel = new CancellationTokenSource(500);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendAsync(Bytes(3 * PartSize), cancellationToken: cancel.Token));
        Assert.Equal(0, await UploadCountAsync());
    }

    [Fact]
    public async Task A_file_that_changes_while_it_is_sent_is_an_error()
    {
        var request = new UploadRequest(_room, "changing", 1000, () => new MemoryStream(Bytes(999)));
        Assert.Equal(TransferFailure.SourceChanged, (await Assert.ThrowsAsync<TransferException>(() => _session.Uploads.UploadAsync(request, null))).Failure);
        request = new UploadRequest(_room, "changing", 1000, () => new MemoryStream(Bytes(1001)));
        Assert.Equal(TransferFailure.SourceChanged, (await Assert.ThrowsAsync<TransferException>(() => _session.Uploads.UploadAsync(request, null))).Failure);
        Assert.Equal(0, await UploadCountAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_that_breaks_while_a_file_comes_is_taken_up_at_the_last_good_byte(bool encrypted)
    {
        if (encrypted)
        {
            await EncryptAsync();
        }
        byte[] content = Bytes(3_000_000);
        DracoonNode node = await SendAsync(content);
        await sandbox.FaultAsync(new { method = "GET", path = "/api/v4/downloads/.*", truncate = 1_000_001, count = 2 });
        Assert.Equal(content, await ReceiveAsync(node));
    }

    [Fact]
    public async Task A_download_address_that_expired_is_replaced()
    {
        byte[] content = Bytes(1000);
        DracoonNode node = await SendAsync(content);
        await sandbox.FaultAsync(new { method = "GET", path = "/api/v4/downloads/.*", status = 403 });
        Assert.Equal(content, await ReceiveAsync(node));
    }

    [Fact]
    public async Task A_download_that_never_comes_leaves_no_file()
    {
        DracoonNode node = await SendAsync(Bytes(100_000));
        await sandbox.FaultAsync(new { method = "GET", path = "/api/v4/downloads/.*", truncate = 0, count = 1000 });
        var options = new DownloadOptions { MaximumRetryCount = 1 };
        await Assert.ThrowsAnyAsync<Exception>(() => _session.Downloads.DownloadAsync(node, Path.Combine(_folder, "never"), options, null));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task An_answer_that_ends_early_is_noticed_and_taken_up()
    {
        byte[] content = Bytes(1_000_000);
        DracoonNode node = await SendAsync(content);
        await sandbox.FaultAsync(new { method = "GET", path = "/api/v4/downloads/.*", shorten = 400_000, count = 2 });
        Assert.Equal(content, await ReceiveAsync(node));
        File.Delete(Path.Combine(_folder, node.Name));
        await sandbox.FaultAsync(new { method = "GET", path = "/api/v4/downloads/.*", shorten = 0, count = 1000 });
        TransferException e = await Assert.ThrowsAsync<TransferException>(() => ReceiveAsync(node, new DownloadOptions { MaximumRetryCount = 1 }));
        Assert.Equal(TransferFailure.LengthMismatch, e.Failure);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_byte_that_changes_on_the_way_is_refused(bool encrypted)
    {
        if (encrypted)
        {
            await EncryptAsync();
        }
        byte[] content = Bytes(1_000_000);
        DracoonNode node = await SendAsync(content);
        await sandbox.FaultAsync(new { method = "GET", path = "/api/v4/downloads/.*", corrupt = 654_321 });
        Exception e = await Assert.ThrowsAnyAsync<Exception>(() => ReceiveAsync(node, new DownloadOptions { VerifyHash = true }));
        Assert.True(e is DracoonCryptoException { Error: CryptoError.TagMismatch } || e is TransferException { Failure: TransferFailure.HashMismatch }, e.ToString());
        Assert.Equal(encrypted, e is DracoonCryptoException);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
        Assert.Equal(content, await ReceiveAsync(node, new DownloadOptions { VerifyHash = true }));
    }

    [Fact]
    public async Task A_hash_of_several_parts_is_none_of_the_content()
    {
        DracoonNode node = await SendAsync(Bytes(PartSize + 1));
        Assert.EndsWith("-2", node.Hash, StringComparison.Ordinal);
        Assert.False(ContentHash.IsKnown(node));
        await ReceiveAsync(node, new DownloadOptions { VerifyHash = true });
    }

    [Fact]
    public async Task A_disk_that_is_full_is_no_broken_connection()
    {
        using var writer = new ContentWriter(new FullStream(), null);
        Assert.Equal(TransferFailure.WriteFailed, (await Assert.ThrowsAsync<TransferException>(() => writer.WriteAsync(new byte[10], 10, default))).Failure);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_large_file_comes_in_ranges_that_are_put_together_in_their_order(bool encrypted)
    {
        if (encrypted)
        {
            await EncryptAsync();
        }
        byte[] content = Bytes(5_000_001);
        DracoonNode node = await SendAsync(content);
        await sandbox.FaultAsync(new { method = "GET", path = "/api/v4/downloads/.*", truncate = 100_000, count = 3, skip = 2 });
        await sandbox.FaultAsync(new { method = "GET", path = "/api/v4/downloads/.*", status = 403, skip = 5 });
        Assert.Equal(content, await ReceiveAsync(node, new DownloadOptions { RangeSize = 300_000, Concurrency = 3 }));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_download_that_ended_early_goes_on_where_it_was(bool encrypted)
    {
        if (encrypted)
        {
            await EncryptAsync();
        }
        byte[] content = Bytes(2_000_000);
        DracoonNode node = await SendAsync(content);
        string path = Path.Combine(_folder, node.Name);
        var options = new DownloadOptions { Resume = true, MaximumRetryCount = 0 };
        await sandbox.FaultAsync(new { method = "GET", path = "/api/v4/downloads/.*", truncate = 1_500_000 });
        await sandbox.FaultAsync(new { method = "GET", path = "/api/v4/downloads/.*", truncate = 0, count = 1000 });
        await Assert.ThrowsAnyAsync<Exception>(() => _session.Downloads.DownloadAsync(node, path, options, null));
        string partial = Assert.Single(Directory.GetFiles(_folder));
        Assert.NotEqual(path, partial);
        long kept = new FileInfo(partial).Length;
        Assert.InRange(kept, 1, 1_500_000);
        await sandbox.ForgetAsync();
        long first = -1;
        await _session.Downloads.DownloadAsync(node, path, options, new First(p => first = first < 0 ? p.BytesDone : first));
        Assert.True(first > kept, "It began again.");
        Assert.Equal(path, Assert.Single(Directory.GetFiles(_folder)));
        Assert.Equal(content, await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task A_file_that_is_too_large_to_be_encrypted_is_refused_before_anything_is_sent()
    {
        await EncryptAsync();
        await sandbox.ForgetAsync();
        var request = new UploadRequest(_room, "huge", FileEncryptor.MaximumFileSize + 1, () => throw new InvalidOperationException("It was opened."));
        Assert.Equal(CryptoError.FileTooLarge, (await Assert.ThrowsAsync<DracoonCryptoException>(() => _session.Uploads.UploadAsync(request, null))).Error);
        Assert.Empty(await sandbox.RequestsAsync());
    }

    private async Task EncryptAsync()
    {
        var secret = Vectors.Secret("A secret");
        if (!(await _session.User.GetKeypairsAsync()).Any())
        {
            await _session.User.SetKeypairAsync(await DracoonKeypair.GenerateAsync(KeypairVersion.Rsa2048, secret));
        }
        await _session.UnlockKeypairAsync(await _session.User.GetKeypairAsync(null), secret);
        _room = await _session.Rooms.EncryptAsync(_room.NodeId, null, null);
    }

    private Task<DracoonNode> SendAsync(byte[] content, int concurrency = 2, BufferPool? buffers = null, CancellationToken cancellationToken = default) => _session.Uploads.UploadAsync(
        new UploadRequest(_room, "file" + Guid.NewGuid().ToString("N"), content.Length, () => new MemoryStream(content)) { PartSize = PartSize, Concurrency = concurrency, Buffers = buffers },
        null, cancellationToken);

    private async Task<byte[]> ReceiveAsync(DracoonNode node, DownloadOptions? options = null)
    {
        string path = Path.Combine(_folder, node.Name);
        await _session.Downloads.DownloadAsync(node, path, options ?? new DownloadOptions(), null);
        Assert.Equal(path, Assert.Single(Directory.GetFileSystemEntries(_folder)));
        return await File.ReadAllBytesAsync(path);
    }

    private async Task<int> UploadCountAsync() => (int)JObject.Parse(await sandbox.SendAsync(HttpMethod.Get, "sandbox/uploads"))["count"]!;

    private static bool IsPart(string request) => request.StartsWith("PUT /storage/", StringComparison.Ordinal);

    private static byte[] Bytes(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        return bytes;
    }

    private sealed class First(Action<TransferProgress> report) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => report(value);
    }

    private sealed class FullStream : MemoryStream
    {
        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromException(new IOException("No space left on device"));
    }
}
