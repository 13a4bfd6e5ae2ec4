using System;
using System.Reflection;
using Dracoon.Crypto;
using Xunit;

namespace DracoonPS.UnitTests.Crypto;

public sealed class FileCipherTests
{
    public static TheoryData<string> Paths => Cipher.Paths;

    public static TheoryData<string, string, string> FilesOfOthers()
    {
        var files = new TheoryData<string, string, string>();
        foreach (string path in BuildInfo.IsNative ? new[] { Cipher.Platform, Cipher.BouncyCastle } : [Cipher.BouncyCastle])
        {
            files.Add(path, "csharp", "fk_rsa2048_aes256gcm");
            files.Add(path, "java", "fk_rsa2048_aes256gcm");
            files.Add(path, "java", "fk_rsa4096_aes256gcm");
            files.Add(path, "javascript", "fk_rsa2048_aes256gcm");
            files.Add(path, "javascript", "fk_rsa4096_aes256gcm");
        }
        return files;
    }

    [Theory]
    [MemberData(nameof(FilesOfOthers))]
    public void Files_of_the_other_sdks_decrypt(string path, string sdk, string keyFolder)
    {
        byte[] encrypted = Vectors.File64("files", sdk, "enc_file.b64");
        using FileKey key = Vectors.PlainFileKey(Vectors.Json(sdk, keyFolder, "plain_file_key.json"));
        foreach (int size in new[] { 1, 15, 16, 17, encrypted.Length })
        {
            Assert.Equal(Vectors.File64("files", sdk, "plain_file.b64"), Cipher.Decrypt(key, encrypted, Cipher.Chunks(encrypted.Length, size), path));
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_flipped_bit_is_found_wherever_it_is(string path)
    {
        var plain = new byte[100_000];
        foreach (int position in new[] { 0, 15, 16, 50_000, 99_999 })
        {
            using FileKey key = FileKey.Generate();
            byte[] encrypted = Cipher.Encrypt(key, plain, [plain.Length], path);
            encrypted[position] ^= 1;
            Assert.Equal(CryptoError.TagMismatch,
                Assert.Throws<DracoonCryptoException>(() => Cipher.Decrypt(key, encrypted, [encrypted.Length], path)).Error);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_file_cut_short_or_longer_is_found(string path)
    {
        using FileKey key = FileKey.Generate();
        byte[] encrypted = Cipher.Encrypt(key, new byte[1000], [1000], path);
        foreach (int size in new[] { 0, 999, 1001 })
        {
            byte[] changed = (byte[])encrypted.Clone();
            Array.Resize(ref changed, size);
            Assert.Equal(CryptoError.TagMismatch, Assert.Throws<DracoonCryptoException>(() => Cipher.Decrypt(key, changed, [size], path)).Error);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void The_limit_of_GCM_is_refused_before_a_byte_is_written(string path)
    {
        Assert.Equal(((1L << 32) - 2) * 16, FileEncryptor.MaximumFileSize);
        using FileKey key = FileKey.Generate();
        using FileEncryptor encryptor = Cipher.Encryptor(key, path);
        SetCount(encryptor, FileEncryptor.MaximumFileSize - 100);
        var output = new byte[256];
        var error = Assert.Throws<DracoonCryptoException>(() => encryptor.Update(new byte[101], 0, 101, output, 0));
        Assert.Equal(CryptoError.FileTooLarge, error.Error);
        Assert.Equal(new byte[256], output);
        encryptor.Update(new byte[100], 0, 100, output, 0); // as much as is allowed still is
    }

    /// <summary>As if so many bytes had gone before: encrypting 64 GiB takes too long for a test.</summary>
    private static void SetCount(FileEncryptor encryptor, long count)
    {
        object cipher = typeof(FileEncryptor).GetField("_gcm", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(encryptor)!;
        typeof(GcmCipher).GetField("_count", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(cipher, count);
    }
}
