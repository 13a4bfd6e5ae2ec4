using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using Dracoon.Client.Transfers;
using Dracoon.Crypto;
using Newtonsoft.Json.Linq;

namespace DracoonPS.Bench;

/// <summary>Files over the loopback interface: ours encrypts, parses, checks; the reference moves the same bytes with a bare HttpClient.</summary>
internal sealed class TransferBench : IDisposable
{
    private const long Large = 1L << 30;
    private const int Part = 32 * 1024 * 1024;

    private readonly string _folder = Directory.CreateTempSubdirectory("dracoonps-bench-").FullName;
    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly DracoonSession _session;
    private readonly DracoonNode _sealed;
    private readonly DracoonNode _plain;
    private int _count;

    private TransferBench(DracoonSession session, DracoonNode encrypted, DracoonNode plain)
    {
        _session = session;
        _sealed = encrypted;
        _plain = plain;
    }

    public static async Task RunAsync(bool withMemory)
    {
        using Sandbox sandbox = await Sandbox.StartAsync("demo");
        using DracoonSession session = await sandbox.ConnectAsync();
        SecureString secret = new NetworkCredential("", "A secret").SecurePassword;
        await session.User.SetKeypairAsync(await DracoonKeypair.GenerateAsync(KeypairVersion.Rsa4096, secret));
        await session.UnlockKeypairAsync(await session.User.GetKeypairAsync(KeypairVersion.Rsa4096), secret);
        DracoonNode plain = await session.Nodes.CreateRoomAsync(new CreateRoomRequest { Name = "Plain", AdminIds = [session.Account.UserId] });
        DracoonNode room = await session.Nodes.CreateRoomAsync(new CreateRoomRequest { Name = "Sealed", AdminIds = [session.Account.UserId] });
        using var bench = new TransferBench(session, await session.Rooms.EncryptAsync(room.NodeId, null, null), plain);
        if (withMemory)
        {
            await bench.MemoryAsync();
            return;
        }
        await bench.LargeFileAsync();
        await bench.TreeAsync();
    }

    public void Dispose()
    {
        _http.Dispose();
        Directory.Delete(_folder, true);
    }

    private async Task LargeFileAsync()
    {
        string path = Path.Combine(_folder, "large");
        await CreateAsync(path, Large);
        DracoonNode? last = null;
        await Measure.CompareAsync("encrypted upload, 1 GiB, loopback, to bare PUTs", "MB/s", Large >> 20, 0.8,
            async () =>
            {
                await RemoveAsync(last);
                last = await SendAsync(_sealed, path, Large);
            },
            () => PutAsync(path));
        DracoonNode encrypted = last!;
        string target = Path.Combine(_folder, "back");
        await Measure.CompareAsync("encrypted download, 1 GiB, to disk, to a bare copy", "MB/s", Large >> 20, 0.8,
            () => _session.Downloads.DownloadAsync(encrypted, target, new DownloadOptions(), null),
            async () =>
            {
                Uri url = await _session.Downloads.GetUrlAsync(encrypted.NodeId);
                using HttpResponseMessage response = await _http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead);
                await using FileStream file = File.Create(target + ".bare");
                await (await response.Content.ReadAsStreamAsync()).CopyToAsync(file);
            },
            prepare: () =>
            {
                // Both into new files: pages of the last round that still wait for the disk would slow down the next one.
                File.Delete(target);
                File.Delete(target + ".bare");
            });
    }

    private async Task TreeAsync()
    {
        const int Count = 2000, Size = 16 * 1024;
        string path = Path.Combine(_folder, "small");
        await CreateAsync(path, Size);
        async Task SendAllAsync(int atOnce)
        {
            DracoonNode folder = await _session.Nodes.CreateFolderAsync(new CreateFolderRequest { ParentId = _sealed.NodeId, Name = "tree" + _count++ });
            await Parallel.ForEachAsync(Enumerable.Range(0, Count), new ParallelOptions { MaxDegreeOfParallelism = atOnce },
                async (i, ct) => await _session.Uploads.UploadAsync(Request(folder, "f" + i, path, Size), null, ct));
            await RemoveAsync(folder);
        }
        await Measure.CompareAsync("tree of 2,000 files of 16 KiB, encrypted, to one by one", "files/s", Count, 3, () => SendAllAsync(8), () => SendAllAsync(1), rounds: 1);
    }

    private async Task MemoryAsync()
    {
        const long Size = 4L << 30;
        using var cancel = new CancellationTokenSource();
        var request = new UploadRequest(_sealed, "zeros", Size, () => new ZeroStream(Size));
        await _session.Uploads.UploadAsync(request, null);
        using Process self = Process.GetCurrentProcess();
        double peak = self.PeakWorkingSet64 / 1048576.0;
        Measure.Print("peak memory, encrypted upload of 4 GiB", $"{peak:0} MB", "300 MB", 300 / peak, 1);
    }

    private async Task<DracoonNode> SendAsync(DracoonNode parent, string path, long size) =>
        await _session.Uploads.UploadAsync(Request(parent, "file" + _count++, path, size), null);

    private static UploadRequest Request(DracoonNode parent, string name, string path, long size) => new(parent, name, size,
        () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan));

    private async Task RemoveAsync(DracoonNode? node)
    {
        if (node is not null)
        {
            await _session.Nodes.DeleteAsync(node.NodeId);
        }
    }

    /// <summary>The same parts, four at a time, to the same storage; what the API wants around them included.</summary>
    private async Task PutAsync(string path)
    {
        string name = "bare" + _count++;
        var create = new JObject { ["parentId"] = _plain.NodeId, ["name"] = name, ["size"] = Large, ["directS3Upload"] = true };
        var upload = (JObject)(await _session.InvokeAsync(HttpMethod.Post, "nodes/files/uploads", null, create))!;
        string id = (string)upload["uploadId"]!;
        int count = (int)(Large / Part);
        var ask = new JObject { ["size"] = Part, ["firstPartNumber"] = 1, ["lastPartNumber"] = count };
        var urls = (JArray)(await _session.InvokeAsync(HttpMethod.Post, $"nodes/files/uploads/{id}/s3_urls", null, ask))!["urls"]!;
        var etags = new string[count];
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, ct) =>
        {
            byte[] buffer = new byte[Part];
            await using (FileStream file = File.OpenRead(path))
            {
                file.Position = (long)i * Part;
                await file.ReadExactlyAsync(buffer, ct);
            }
            using var content = new ByteArrayContent(buffer);
            using HttpResponseMessage response = await _http.PutAsync(new Uri((string)urls[i]["url"]!), content, ct);
            etags[i] = response.EnsureSuccessStatusCode().Headers.ETag!.Tag.Trim('"');
        });
        var parts = new JArray(etags.Select((etag, i) => new JObject { ["partNumber"] = i + 1, ["partEtag"] = etag }).Cast<object>().ToArray());
        await _session.InvokeAsync(HttpMethod.Put, $"nodes/files/uploads/{id}/s3", null, new JObject { ["parts"] = parts, ["resolutionStrategy"] = "overwrite" });
        DracoonNode? node = null;
        while ((node = await _session.Nodes.FindChildAsync(_plain.NodeId, name)) is null)
        {
            await Task.Delay(20);
        }
        await RemoveAsync(node);
    }

    private static async Task CreateAsync(string path, long size)
    {
        byte[] block = new byte[Math.Min(size, 1 << 20)];
        new Random(1).NextBytes(block);
        await using FileStream file = File.Create(path);
        for (long left = size; left > 0; left -= block.Length)
        {
            await file.WriteAsync(block);
        }
    }

    private sealed class ZeroStream(long length) : Stream
    {
        private long _left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int n = (int)Math.Min(count, _left);
            Array.Clear(buffer, offset, n);
            _left -= n;
            return n;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
