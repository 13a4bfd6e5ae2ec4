using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Encryption;
using Dracoon.Client.Transfers;
using Dracoon.Crypto;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DracoonPS.UnitTests.Encryption;

public sealed class LocalEncryptionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dracoonps-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelled_in_the_middle_it_leaves_nothing_behind_and_the_old_file_as_it_was(bool encrypts)
    {
        string source = Path.Combine(_folder, "source");
        string target = Path.Combine(_folder, "target");
        await File.WriteAllBytesAsync(source, new byte[8 * 1024 * 1024]);
        await File.WriteAllTextAsync(target, "old");
        using var stop = new CancellationTokenSource();
        var progress = new Stopper(stop);
        using FileKey key = await LocalEncryption.EncryptAsync(Stream.Null, Stream.Null, null);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => encrypts
            ? LocalEncryption.EncryptFileAsync(source, target, overwrite: true, progress, stop.Token)
            : LocalEncryption.DecryptFileAsync(source, key, target, overwrite: true, progress, stop.Token));
        Assert.Equal("old", await File.ReadAllTextAsync(target));
        Assert.Equal(2, Directory.GetFileSystemEntries(_folder).Length);
    }

    [Fact]
    public async Task A_target_that_came_meanwhile_is_not_replaced()
    {
        string source = Path.Combine(_folder, "source");
        string target = Path.Combine(_folder, "target");
        await File.WriteAllBytesAsync(source, new byte[2 * 1024 * 1024]);
        var error = await Assert.ThrowsAsync<TransferException>(() =>
            LocalEncryption.EncryptFileAsync(source, target, overwrite: false, new Writer(target)));
        Assert.Equal(TransferFailure.TargetExists, error.Failure);
        Assert.Equal("mine", await File.ReadAllTextAsync(target));
        Assert.Equal(2, Directory.GetFileSystemEntries(_folder).Length);
    }

    [Fact]
    public async Task Wiped_a_key_in_clear_opens_nothing()
    {
        var key = new PortableFileKey(await LocalEncryption.EncryptAsync(Stream.Null, Stream.Null, null));
        key.Dispose();
        Assert.Throws<ObjectDisposedException>(() => key.Open(null));
        Assert.Throws<ObjectDisposedException>(key.ToJson);
    }

    [Theory]
    [InlineData(KeypairVersion.Rsa2048, "A")]
    [InlineData(KeypairVersion.Rsa4096, "RSA-4096/AES-256-GCM")]
    public async Task Keys_in_JSON_are_told_apart_also_where_both_are_of_version_A(KeypairVersion version, string name)
    {
        using Keypair keypair = Keypair.Generate(version);
        FileKey plain = await LocalEncryption.EncryptAsync(Stream.Null, Stream.Null, null);
        using var open = new PortableFileKey(plain);
        using var locked = new PortableFileKey(keypair.PublicKey.EncryptFileKey(plain));

        using PortableFileKey fromOpen = Read(open.ToJson(), "A"); // as old clients write it
        Assert.False(fromOpen.IsEncrypted);
        Assert.Null(fromOpen.Key);
        using FileKey again = fromOpen.Open(null);
        Assert.Equal(plain.CopyKey(), again.CopyKey());

        using PortableFileKey fromLocked = Read(locked.ToJson(), name);
        Assert.True(fromLocked.IsEncrypted);
        Assert.Equal(name, fromLocked.Version);
        Assert.Throws<KeypairLockedException>(() => fromLocked.Open(null));
        using FileKey unlocked = fromLocked.Open(keypair);
        Assert.Equal(plain.CopyKey(), unlocked.CopyKey());
        Assert.Equal(plain.Tag, unlocked.Tag);
    }

    private static PortableFileKey Read(string json, string version)
    {
        JObject fields = JObject.Parse(json);
        return PortableFileKey.Parse(version, (string)fields["key"]!, (string)fields["iv"]!, (string?)fields["tag"]);
    }

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<long>
    {
        public void Report(long value) => stop.Cancel();
    }

    private sealed class Writer(string path) : IProgress<long>
    {
        public void Report(long value) => File.WriteAllText(path, "mine");
    }
}
