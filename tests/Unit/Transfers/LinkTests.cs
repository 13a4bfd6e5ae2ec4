using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using Dracoon.Client.Transfers;
using Xunit;

namespace DracoonPS.UnitTests.Transfers;

/// <summary>Links that somebody laid where a file is to be written: what they lead to stays as it is.</summary>
public sealed class LinkTests(Sandbox sandbox) : IClassFixture<Sandbox>, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dracoonps-").FullName;
    private readonly byte[] _content = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 7))];
    private DracoonSession _session = null!;
    private DracoonNode _node = null!;

    private string Outside => Path.Combine(_folder, "outside");

    private string Target => Path.Combine(_folder, "in", "file.bin");

    public async Task InitializeAsync()
    {
        _session = await sandbox.ConnectAsync();
        DracoonNode room = await _session.Nodes.CreateRoomAsync(new CreateRoomRequest { Name = "L" + Guid.NewGuid().ToString("N"), AdminIds = [_session.Account.UserId] });
        _node = await _session.Uploads.UploadAsync(new UploadRequest(room, "file.bin", _content.Length, () => new MemoryStream(_content)), null);
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
    }

    public Task DisposeAsync()
    {
        _session.Dispose();
        Directory.Delete(_folder, true);
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // it leads to nothing yet: to write would make the file
    public async Task Under_the_name_of_the_partial_file_of_Resume(bool exists)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // where links need a right
        }
        if (exists)
        {
            await File.WriteAllTextAsync(Outside, "mine");
        }
        File.CreateSymbolicLink(PartialFile.PathFor(Target, _node), Outside);
        await _session.Downloads.DownloadAsync(_node, Target, new DownloadOptions { Resume = true }, null, CancellationToken.None);
        Assert.Equal(_content, await File.ReadAllBytesAsync(Target));
        Assert.Equal(exists, File.Exists(Outside));
        Assert.True(!exists || await File.ReadAllTextAsync(Outside) == "mine");
        Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(Target)!));
        Assert.False(File.GetAttributes(Target).HasFlag(FileAttributes.ReparsePoint));
    }

    [Fact]
    public async Task A_pipe_under_the_name_of_the_partial_file_is_an_error_and_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        string partial = PartialFile.PathFor(Target, _node);
        using (Process mkfifo = Process.Start("mkfifo", [partial]))
        {
            await mkfifo.WaitForExitAsync();
        }
        Task receive = _session.Downloads.DownloadAsync(_node, Target, new DownloadOptions { Resume = true }, null, CancellationToken.None);
        Assert.Contains("a pipe", (await Assert.ThrowsAsync<IOException>(() => receive.WaitAsync(TimeSpan.FromSeconds(30)))).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public async Task Under_the_name_of_the_file_itself()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        await File.WriteAllTextAsync(Outside, "mine");
        File.CreateSymbolicLink(Target, Outside);
        await _session.Downloads.DownloadAsync(_node, Target, new DownloadOptions { Overwrite = true }, null, CancellationToken.None);
        Assert.Equal("mine", await File.ReadAllTextAsync(Outside));
        Assert.Equal(_content, await File.ReadAllBytesAsync(Target));
    }

    [Theory]
    [InlineData(0x180, 0x180)] // 0600
    [InlineData(0x1ED, 0x1ED)] // 0755
    [InlineData(0x9ED, 0x1ED)] // 04755: what comes never runs as the owner
    public async Task A_file_that_is_replaced_leaves_its_mode(int before, int after)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // rights there are the replacing call's own work
        }
        await File.WriteAllTextAsync(Target, "old");
        File.SetUnixFileMode(Target, (UnixFileMode)before);
        await _session.Downloads.DownloadAsync(_node, Target, new DownloadOptions { Overwrite = true }, null, CancellationToken.None);
        Assert.Equal((UnixFileMode)after, File.GetUnixFileMode(Target));
        File.SetUnixFileMode(Target, (UnixFileMode)before);
        TemporaryFile.Write(Target, _content, overwrite: true);
        Assert.Equal((UnixFileMode)after, File.GetUnixFileMode(Target));
        Assert.Equal(_content, await File.ReadAllBytesAsync(Target));
        Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public async Task A_link_leaves_nothing_of_the_mode_of_what_it_leads_to()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        await File.WriteAllTextAsync(Outside, "mine");
        File.SetUnixFileMode(Outside, (UnixFileMode)0x1FF);
        File.CreateSymbolicLink(Target, Outside);
        TemporaryFile.Write(Target, _content, overwrite: true);
        Assert.NotEqual((UnixFileMode)0x1FF, File.GetUnixFileMode(Target));
    }
}
