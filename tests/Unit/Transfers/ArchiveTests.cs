using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using Dracoon.Client.Transfers;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DracoonPS.UnitTests.Transfers;

/// <summary>Archives, and copies between sessions, with the failures that happen on real sockets.</summary>
public sealed class ArchiveTests(Sandbox sandbox) : IClassFixture<Sandbox>, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dracoonps-").FullName;
    private DracoonSession _session = null!;
    private DracoonNode _room = null!;
    private DracoonNode _inner = null!;

    private string ZipPath => Path.Combine(_folder, "all.zip");

    public async Task InitializeAsync()
    {
        _session = await sandbox.ConnectAsync();
        _room = await _session.Nodes.CreateRoomAsync(new CreateRoomRequest { Name = "Z" + Guid.NewGuid().ToString("N"), AdminIds = [_session.Account.UserId] });
        _inner = await _session.Nodes.CreateFolderAsync(new CreateFolderRequest { ParentId = _room.NodeId, Name = "inner" });
        await sandbox.ForgetAsync();
    }

    public async Task DisposeAsync()
    {
        await sandbox.ForgetAsync();
        _session.Dispose();
        Directory.Delete(_folder, true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_archive_holds_files_and_folders_as_they_are(bool direct)
    {
        (DracoonNode[] nodes, byte[] content) = await SendAsync();
        ArchiveInfo info = await _session.Archives.DownloadAsync(nodes, ZipPath, new DownloadOptions(), direct, null);
        Assert.Equal(new FileInfo(ZipPath).Length, info.Size);
        Assert.Equal(3, info.EntryCount);
        using ZipArchive zip = ZipFile.OpenRead(ZipPath);
        Assert.Equal(["inner/", "inner/b.bin", "top.bin"], zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
        using var stream = new MemoryStream();
        await zip.GetEntry("inner/b.bin")!.Open().CopyToAsync(stream);
        Assert.Equal(content, stream.ToArray());
        Assert.Contains(await sandbox.RequestsAsync(), r => r.StartsWith(direct ? "POST /api/v4/nodes/zip/download" : "GET /api/v4/downloads/zip/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_archive_that_breaks_off_is_begun_again(bool direct)
    {
        (DracoonNode[] nodes, _) = await SendAsync();
        await sandbox.FaultAsync(new { path = direct ? "/api/v4/nodes/zip/download" : "/api/v4/downloads/zip/.*", truncate = 100_000, count = 2 });
        Assert.Equal(3, (await _session.Archives.DownloadAsync(nodes, ZipPath, new DownloadOptions(), direct, null)).EntryCount);
        Assert.Equal(ZipPath, Assert.Single(Directory.GetFiles(_folder)));
    }

    [Fact]
    public async Task An_archive_that_never_comes_leaves_nothing_behind()
    {
        (DracoonNode[] nodes, _) = await SendAsync();
        await File.WriteAllTextAsync(ZipPath, "mine");
        await sandbox.FaultAsync(new { path = "/api/v4/downloads/zip/.*", truncate = 100_000, count = 100 });
        var options = new DownloadOptions { MaximumRetryCount = 1, Overwrite = true };
        await Assert.ThrowsAsync<DracoonConnectionException>(() => _session.Archives.DownloadAsync(nodes, ZipPath, options, false, null));
        Assert.Equal(ZipPath, Assert.Single(Directory.GetFiles(_folder)));
        Assert.Equal("mine", await File.ReadAllTextAsync(ZipPath));
    }

    [Fact]
    public async Task An_answer_that_is_no_archive_is_an_error()
    {
        (DracoonNode[] nodes, _) = await SendAsync();
        await using var server = await WrongZipServer.StartAsync(sandbox.Url);
        using DracoonSession session = await sandbox.ConnectAsync(new DracoonClientOptions(server.Url));
        TransferException e = await Assert.ThrowsAsync<TransferException>(() => session.Archives.DownloadAsync(nodes, ZipPath, new DownloadOptions(), true, null));
        Assert.Equal(TransferFailure.LengthMismatch, e.Failure);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_local_file_is_left_alone()
    {
        await File.WriteAllTextAsync(ZipPath, "mine");
        TransferException e = await Assert.ThrowsAsync<TransferException>(() => _session.Archives.DownloadAsync([_inner], ZipPath, new DownloadOptions(), false, null));
        Assert.Equal(TransferFailure.TargetExists, e.Failure);
    }

    [Fact]
    public async Task A_room_is_refused_by_the_server()
    {
        Assert.Equal(404, (await Assert.ThrowsAsync<DracoonApiException>(() => _session.Archives.DownloadAsync([_room], ZipPath, new DownloadOptions(), false, null))).StatusCode);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40_000_000)]
    public async Task A_copy_is_the_file_with_its_times_and_classification(int size)
    {
        byte[] content = Bytes(size);
        DracoonNode file = await SendAsync(_room, "f.bin", content);
        DracoonNode copy = await new FileCopier(_session, _session).CopyAsync(file, _inner, null);
        Assert.Equal(file.TimestampModification, copy.TimestampModification);
        Assert.Equal(3, copy.Classification);
        using var stream = new MemoryStream();
        await _session.Downloads.DownloadToAsync(copy, stream, new DownloadOptions(), null);
        Assert.Equal(content, stream.ToArray());
    }

    [Fact]
    public async Task A_copy_whose_source_ends_early_is_no_file_and_no_upload_at_the_target()
    {
        DracoonNode file = await SendAsync(_room, "f.bin", Bytes(20_000_000));
        await sandbox.FaultAsync(new { method = "GET", path = "/api/v4/downloads/.*", status = 404, skip = 1, count = 1000 });
        await Assert.ThrowsAnyAsync<Exception>(() => new FileCopier(_session, _session).CopyAsync(file, _inner, null));
        await AssertNothingCopiedAsync();
    }

    [Fact]
    public async Task A_copy_whose_target_refuses_says_why_and_stops_the_download()
    {
        DracoonNode file = await SendAsync(_room, "f.bin", Bytes(60_000_000));
        await sandbox.FaultAsync(new { method = "PUT", path = "/storage/.*", status = 400, count = 100 });
        TransferException e = await Assert.ThrowsAsync<TransferException>(() => new FileCopier(_session, _session).CopyAsync(file, _inner, null));
        Assert.Equal(TransferFailure.StorageFailed, e.Failure);
        await AssertNothingCopiedAsync();
    }

    [Fact]
    public async Task A_copy_can_be_cancelled()
    {
        DracoonNode file = await SendAsync(_room, "f.bin", Bytes(20_000_000));
        await sandbox.FaultAsync(new { method = "PUT", path = "/storage/.*", delay = 30_000, count = 100 });
        using var cancel = new CancellationTokenSource(700);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new FileCopier(_session, _session).CopyAsync(file, _inner, null, cancel.Token));
        await AssertNothingCopiedAsync();
    }

    [Theory]
    [InlineData("https://s3.example/b/k?X-Amz-Date=20260102T030405Z&X-Amz-Expires=900&X-Amz-Signature=x", "2026-01-02T03:19:05Z")]
    [InlineData("https://d.example/api/v4/downloads/e30.eyJleHAiOjE3NjczMjMwNDV9.c2ln", "2026-01-02T03:04:05Z")]
    [InlineData("https://d.example/api/v4/downloads/0123456789abcdef", null)]
    [InlineData("https://d.example/api/v4/downloads/a.b.c?X-Amz-Expires=x", null)]
    public void An_address_says_when_it_ends_where_it_does(string url, string? expected) =>
        Assert.Equal(expected is null ? null : DateTime.Parse(expected, System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime(), DracoonDownloadUrl.ExpiryOf(new Uri(url)));

    private async Task AssertNothingCopiedAsync()
    {
        await sandbox.ForgetAsync();
        using PagedQuery<DracoonNode> children = _session.Nodes.List(_inner.NodeId);
        Assert.False(await children.MoveNextAsync(default));
        Assert.Equal(0, (int)JObject.Parse(await sandbox.SendAsync(HttpMethod.Get, "sandbox/uploads"))["count"]!);
    }

    private async Task<(DracoonNode[] Nodes, byte[] Content)> SendAsync()
    {
        byte[] content = Bytes(400_000);
        DracoonNode top = await SendAsync(_room, "top.bin", Bytes(300_000));
        await SendAsync(_inner, "b.bin", content);
        return ([top, _inner], content);
    }

    private Task<DracoonNode> SendAsync(DracoonNode parent, string name, byte[] content) => _session.Uploads.UploadAsync(
        new UploadRequest(parent, name, content.Length, () => new MemoryStream(content)) { Classification = 3, TimestampModification = new DateTime(2021, 2, 3, 4, 5, 6, DateTimeKind.Utc) }, null);

    private static byte[] Bytes(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        return bytes;
    }
}
