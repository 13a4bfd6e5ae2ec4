using System;
using System.IO;
using System.Runtime.InteropServices;
using Dracoon.Client.Transfers;
using Xunit;

namespace DracoonPS.UnitTests.Transfers;

/// <summary>What is a link, and what it leads to.</summary>
public sealed class FileLinkTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dracoonps-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Files_folders_and_nothing_are_no_links()
    {
        File.WriteAllText(At("file"), "x");
        Assert.False(FileLink.IsLink(At("file")));
        Assert.False(FileLink.IsLink(_folder.FullName));
        Assert.False(FileLink.IsLink(_folder));
        Assert.False(FileLink.IsLink(At("missing")));
        Assert.False(FileLink.IsLink(At(Path.Combine("missing", "missing"))));
        Assert.Equal(1, FileLink.Follow(At("file")).Length);
        Assert.False(FileLink.Follow(At("missing")).Exists);
    }

    [Fact]
    public void Links_are_links_wherever_they_lead()
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return; // where links need a right
        }
        File.WriteAllText(At("file"), "content");
        File.SetLastWriteTimeUtc(At("file"), new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        File.CreateSymbolicLink(At("to-file"), "file");
        File.CreateSymbolicLink(At("to-link"), At("to-file"));
        File.CreateSymbolicLink(At("to-folder"), _folder.FullName);
        File.CreateSymbolicLink(At("to-nothing"), At("missing"));
        File.CreateSymbolicLink(At("circle"), At("circle"));
        foreach (string name in new[] { "to-file", "to-link", "to-folder", "to-nothing", "circle" })
        {
            Assert.True(FileLink.IsLink(At(name)), name);
            Assert.True(FileLink.IsLink(new DirectoryInfo(At(name))), name);
        }
        FileInfo end = FileLink.Follow(At("to-link"));
        Assert.Equal((7, File.GetLastWriteTimeUtc(At("file"))), (end.Length, end.LastWriteTimeUtc));
        Assert.False(FileLink.Follow(At("to-nothing")).Exists);
        Assert.Contains(At("circle"), Assert.Throws<IOException>(() => FileLink.Follow(At("circle"))).Message, StringComparison.Ordinal);
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
