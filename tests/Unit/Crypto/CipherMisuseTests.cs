using System;
using Dracoon.Crypto;
using Xunit;

namespace DracoonPS.UnitTests.Crypto;

/// <summary>Calls that make no sense are refused, by every cipher in the same way, and change nothing.</summary>
public sealed class CipherMisuseTests
{
    public static TheoryData<string> Paths => Cipher.Paths;

    [Theory]
    [MemberData(nameof(Paths))]
    public void Nothing_comes_after_the_end(string path)
    {
        using FileKey key = FileKey.Generate();
        FileEncryptor encryptor = Cipher.Encryptor(key, path);
        var output = new byte[64];
        encryptor.Finish(output, 0);
        string? tag = key.Tag;
        Assert.Throws<InvalidOperationException>(() => encryptor.Update(new byte[1], 0, 1, output, 0));
        Assert.Throws<InvalidOperationException>(() => encryptor.Finish(output, 0));
        encryptor.Dispose();
        Assert.Throws<ObjectDisposedException>(() => encryptor.Update(new byte[1], 0, 1, output, 0));

        FileDecryptor decryptor = Cipher.Decryptor(key, path);
        decryptor.Finish(output, 0);
        Assert.Throws<InvalidOperationException>(() => decryptor.Update(new byte[1], 0, 1, output, 0));
        Assert.Throws<InvalidOperationException>(() => decryptor.Finish(output, 0));
        decryptor.Dispose();
        decryptor.Dispose();
        Assert.Throws<ObjectDisposedException>(() => decryptor.Finish(output, 0));
        Assert.Equal(tag, key.Tag);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Wrong_ranges_are_refused_and_change_nothing(string path)
    {
        var plain = new byte[100];
        new Random(1).NextBytes(plain);
        using FileKey key = FileKey.Generate();
        using FileEncryptor encryptor = Cipher.Encryptor(key, path);
        var output = new byte[200];
        int written = encryptor.Update(plain, 0, 37, output, 0);

        Assert.Throws<ArgumentNullException>(() => encryptor.Update(null!, 0, 1, output, 0));
        Assert.Throws<ArgumentNullException>(() => encryptor.Update(plain, 0, 1, null!, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => encryptor.Update(plain, -1, 1, output, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => encryptor.Update(plain, 0, -1, output, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => encryptor.Update(plain, 99, 2, output, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => encryptor.Update(plain, int.MaxValue, 2, output, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => encryptor.Update(plain, 0, 63, output, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => encryptor.Update(plain, 0, 63, new byte[10], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => encryptor.Finish(output, 201));
        Assert.Throws<ArgumentException>(() => encryptor.Update(output, 0, 63, output, 1));
        Assert.Throws<ArgumentException>(() => encryptor.Update(output, 62, 63, output, 0));

        written += encryptor.Update(plain, 37, 63, output, written);
        written += encryptor.Finish(output, written);
        Array.Resize(ref output, written);
        Assert.Equal(Cipher.OneShot(key, plain), Cipher.WithTag(output, key));
    }

    [Fact]
    public void A_key_encrypts_one_file_only_even_before_it_has_its_tag()
    {
        using FileKey key = FileKey.Generate();
        using var first = new FileEncryptor(key);
        Assert.Throws<InvalidOperationException>(() => new FileEncryptor(key));
        first.Finish(new byte[32], 0);
        Assert.Throws<InvalidOperationException>(() => new FileEncryptor(key));
    }

    [Fact]
    public void A_wiped_key_encrypts_and_decrypts_nothing()
    {
        FileKey key = FileKey.Generate();
        using (var encryptor = new FileEncryptor(key))
        {
            encryptor.Finish(new byte[32], 0);
        }
        key.Dispose();
        Assert.Throws<ObjectDisposedException>(() => new FileDecryptor(key));
        Assert.Throws<ObjectDisposedException>(key.CopyKey);

        FileKey other = FileKey.Generate();
        other.Dispose();
        Assert.Throws<ObjectDisposedException>(() => new FileEncryptor(other));
    }
}
