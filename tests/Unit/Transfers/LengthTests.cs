using System;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Client.Transfers;
using Xunit;

namespace DracoonPS.UnitTests.Transfers;

/// <summary>Lengths that are not those of what comes: one error, and neither a file nor a full disk.</summary>
public sealed class LengthTests : IDisposable
{
    private const long Absurd = 1L << 62;

    private readonly string _folder = Directory.CreateTempSubdirectory("dracoonps-").FullName;
    private readonly HttpClient _http = new();
    private readonly byte[] _content = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 7))];
    private readonly DownloadOptions _options = new() { MaximumRetryCount = 1, RetryInterval = TimeSpan.FromMilliseconds(1), StallTimeout = TimeSpan.FromSeconds(5) };

    private string Target => Path.Combine(_folder, "file");

    public void Dispose()
    {
        _http.Dispose();
        Directory.Delete(_folder, true);
    }

    [Theory]
    [InlineData(99_999, "100000")] // the server said before that it is smaller
    [InlineData(100_001, "100000")] // larger
    [InlineData(0, "100000")]
    [InlineData(-1, "100000")]
    [InlineData(Absurd, "100000")]
    [InlineData(long.MaxValue, "100000")]
    [InlineData(long.MinValue, "100000")]
    [InlineData(100_000, "99999")] // the answer's own length is too small
    [InlineData(100_000, "100001")] // too large
    [InlineData(100_000, "0")]
    [InlineData(100_000, "-100000")]
    [InlineData(100_000, "4611686018427387904")]
    [InlineData(Absurd, "4611686018427387904")]
    [InlineData(100_000, "99999999999999999999999999")]
    [InlineData(99_999, null)] // no length, and another number of bytes
    [InlineData(100_001, null)]
    [InlineData(Absurd, null)]
    public async Task A_file_of_a_wrong_length_is_one_error(long size, string? length)
    {
        await using var server = new RawServer((_, stream, ct) => SendAsync(stream, "200 OK", length is null ? "" : "Content-Length: " + length, ct));
        long before = GC.GetTotalAllocatedBytes();
        if (size == 100_000 && length is "-100000" or "99999999999999999999999999")
        {
            // .NET takes it for no length at all, and all of the file comes.
            await ReceiveAsync(server, size);
            Assert.Equal(_content, await File.ReadAllBytesAsync(Target));
            return;
        }
        Exception e = await Assert.ThrowsAnyAsync<Exception>(() => ReceiveAsync(server, size));
        Assert.True(e is TransferException { Failure: TransferFailure.LengthMismatch } or DracoonConnectionException, e.ToString());
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
        Assert.True(GC.GetTotalAllocatedBytes() - before < 200_000_000);
    }

    [Fact]
    public async Task A_body_in_chunks_that_does_not_end_is_cut_off_at_the_size()
    {
        await using var server = new RawServer(SendEndlessAsync);
        TransferException e = await Assert.ThrowsAsync<TransferException>(() => ReceiveAsync(server, 100_000));
        Assert.Equal(TransferFailure.LengthMismatch, e.Failure);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("206 Partial Content", "bytes 50000-99999/100000", true)]
    [InlineData("206 Partial Content", "bytes 50000-99999/*", true)]
    [InlineData("206 Partial Content", "bytes 0-99999/100000", false)]
    [InlineData("206 Partial Content", "bytes 49999-99999/100000", false)]
    [InlineData("206 Partial Content", "bytes 50000-99999/100001", false)]
    [InlineData("206 Partial Content", "bytes 50000-49999/100000", false)]
    [InlineData("206 Partial Content", "bytes 50000-4611686018427387904/4611686018427387905", false)]
    [InlineData("206 Partial Content", "bytes -50000/100000", false)]
    [InlineData("206 Partial Content", "lines 50000-99999/100000", false)]
    [InlineData("206 Partial Content", "", false)]
    [InlineData("200 OK", "", false)]
    public async Task What_is_gone_on_with_must_be_the_rest(string status, string range, bool isRight)
    {
        DracoonNode node = Node(100_000);
        string partial = PartialFile.PathFor(Target, node);
        await File.WriteAllBytesAsync(partial, _content[..50_000]);
        await using var server = new RawServer((_, stream, ct) =>
            SendAsync(stream, status, (range.Length > 0 ? "Content-Range: " + range + "\r\n" : "") + "Content-Length: 50000", ct, isRight ? _content[50_000..] : _content[..50_000]));
        _options.Resume = true;
        Task receive = new FileReceiver(_http, server.Url).DownloadAsync(new RemoteFile(node, _ => Task.FromResult(server.Url)), null, Target, _options, null, default);
        if (isRight)
        {
            await receive;
            Assert.Equal(_content, await File.ReadAllBytesAsync(Target));
            Assert.Single(Directory.GetFileSystemEntries(_folder));
            return;
        }
        Assert.Equal(TransferFailure.LengthMismatch, (await Assert.ThrowsAsync<TransferException>(() => receive)).Failure);
        Assert.Equal(partial, Assert.Single(Directory.GetFileSystemEntries(_folder)));
        Assert.Equal(_content[..50_000], await File.ReadAllBytesAsync(partial));
    }

    [Fact]
    public async Task An_archive_without_an_end_ends_at_a_limit()
    {
        await using var server = new RawServer(SendEndlessAsync);
        TransferException e = await Assert.ThrowsAsync<TransferException>(() => ReceiveArchiveAsync(server, 100_000, 1_000_000));
        Assert.Equal(TransferFailure.LengthMismatch, e.Failure);
        Assert.Contains("more than 1200000 bytes", e.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_archive_of_things_whose_size_nobody_knows_has_no_limit()
    {
        byte[] zip = Zip();
        await using var server = new RawServer((_, stream, ct) => SendAsync(stream, "200 OK", "", ct, zip));
        ArchiveInfo info = await ReceiveArchiveAsync(server, 0, ArchiveReceiver.NoLimit);
        Assert.Equal((1, zip.Length), (info.EntryCount, info.Size));
        Assert.Equal(zip, await File.ReadAllBytesAsync(Target));
        File.Delete(Target);
        Assert.Equal(TransferFailure.LengthMismatch, (await Assert.ThrowsAsync<TransferException>(() => ReceiveArchiveAsync(server, 0, zip.Length - 1))).Failure);
    }

    private byte[] Zip()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry("a.bin", CompressionLevel.NoCompression).Open();
            entry.Write(_content);
        }
        return bytes.ToArray();
    }

    [Theory]
    [InlineData("4611686018427387904")]
    [InlineData("1200001")]
    public async Task An_archive_that_says_that_it_is_too_large_is_not_received(string length)
    {
        await using var server = new RawServer((_, stream, ct) => SendAsync(stream, "200 OK", "Content-Length: " + length, ct));
        Assert.Equal(TransferFailure.LengthMismatch, (await Assert.ThrowsAsync<TransferException>(() => ReceiveArchiveAsync(server, 100_000, 1_000_000))).Failure);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(new long[] { Absurd, Absurd, Absurd }, long.MaxValue)]
    [InlineData(new long[] { -5, 3, long.MinValue, 4 }, 7)]
    public void Sizes_that_make_no_sense_have_a_sum(long[] sizes, long expected) => Assert.Equal(expected, sizes.Aggregate(0L, (sum, s) => ByteCount.Add(sum, s)));

    private static DracoonNode Node(long size)
    {
        using var json = new MemoryStream(Encoding.UTF8.GetBytes($$"""{"id": 5, "name": "file", "type": "file", "parentPath": "/r/", "size": {{size.ToString(CultureInfo.InvariantCulture)}}}"""));
        return Json.Read<DracoonNode>(json)!;
    }

    private static async Task SendEndlessAsync(string head, Stream stream, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"), cancellationToken);
        byte[] chunk = [.. "10000\r\n"u8, .. new byte[0x10000], .. "\r\n"u8];
        while (true)
        {
            await stream.WriteAsync(chunk, cancellationToken);
        }
    }

    private async Task SendAsync(Stream stream, string status, string headers, CancellationToken cancellationToken, byte[]? body = null)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nConnection: close\r\n{headers}{(headers.Length > 0 ? "\r\n" : "")}\r\n"), cancellationToken);
        await stream.WriteAsync(body ?? _content, cancellationToken);
    }

    private Task ReceiveAsync(RawServer server, long size) => new FileReceiver(_http, server.Url)
        .DownloadAsync(new RemoteFile(Node(size), _ => Task.FromResult(server.Url)), null, Target, _options, null, default);

    private Task<ArchiveInfo> ReceiveArchiveAsync(RawServer server, long estimate, long mostBeyond) => new ArchiveReceiver(server.Url, estimate,
        ct => _http.GetAsync(server.Url, HttpCompletionOption.ResponseHeadersRead, ct), mostBeyond).DownloadAsync(Target, _options, null, default);
}
