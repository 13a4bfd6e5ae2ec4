using System;
using System.Linq;
using Dracoon.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;
using Xunit;

namespace DracoonPS.UnitTests.Crypto;

public sealed class FileCipherTests
{
    [Theory]
    [InlineData("csharp", "fk_rsa2048_aes256gcm")]
    [InlineData("java", "fk_rsa2048_aes256gcm")]
    [InlineData("java", "fk_rsa4096_aes256gcm")]
    [InlineData("javascript", "fk_rsa2048_aes256gcm")]
    [InlineData("javascript", "fk_rsa4096_aes256gcm")]
    public void Files_of_the_other_sdks_decrypt(string sdk, string keyFolder)
    {
        byte[] encrypted = Vectors.File64("files", sdk, "enc_file.b64");
        using FileKey key = Vectors.PlainFileKey(Vectors.Json(sdk, keyFolder, "plain_file_key.json"));
        foreach (int size in new[] { 1, 15, 16, 17, encrypted.Length })
        {
            Assert.Equal(Vectors.File64("files", sdk, "plain_file.b64"), Cipher.Decrypt(key, encrypted, Cipher.Chunks(encrypted.Length, size)));
        }
    }

    [Fact]
    public void Any_chunking_agrees_with_BouncyCastle_in_one_piece()
    {
        var random = new Random(47);
        int[] sizes = [0, 1, 15, 16, 17, 31, 4096, 65_537, 1_048_575, .. Enumerable.Range(0, 12).Select(_ => random.Next(5 * 1024 * 1024))];
        foreach (int size in sizes)
        {
            var plain = new byte[size];
            random.NextBytes(plain);
            using FileKey key = FileKey.Generate();
            byte[] encrypted = Cipher.Encrypt(key, plain, Cipher.RandomChunks(size, random));
            Assert.Equal(OneShot(key, plain), encrypted.Concat(Convert.FromBase64String(key.Tag!)).ToArray());
            Assert.Equal(plain, Cipher.Decrypt(key, encrypted, Cipher.RandomChunks(size, random)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Threads_and_work_in_place_change_nothing(int threads)
    {
        var random = new Random(threads);
        for (int round = 0; round < 12; round++)
        {
            var plain = new byte[random.Next(3 * 1024 * 1024)];
            random.NextBytes(plain);
            using FileKey key = FileKey.Generate();
            using var encryptor = new FileEncryptor(key, threads);
            if (!encryptor.WorksInPlace)
            {
                return; // this build has one way only, which the other tests cover
            }
            byte[] data = (byte[])plain.Clone();
            int offset = 0;
            while (offset < data.Length)
            {
                int count = Math.Min(data.Length - offset, random.Next(1_500_000));
                Assert.Equal(count, encryptor.Update(data, offset, count, data, offset));
                offset += count;
            }
            Assert.Equal(0, encryptor.Finish([], 0));
            Assert.Equal(OneShot(key, plain), data.Concat(Convert.FromBase64String(key.Tag!)).ToArray());
            using var decryptor = new FileDecryptor(key, threads);
            Assert.Equal(data.Length, decryptor.Update(data, 0, data.Length, data, 0));
            decryptor.Finish([], 0);
            Assert.Equal(plain, data);
        }
    }

    [Fact]
    public void Beyond_four_gibibytes_the_counter_goes_on()
    {
        using FileKey key = FileKey.Generate();
        using var encryptor = new FileEncryptor(key, Environment.ProcessorCount);
        if (!encryptor.WorksInPlace)
        {
            return; // too slow there; what counts the blocks is BouncyCastle's
        }
        var block = new byte[16 * 1024 * 1024];
        for (int i = 0; i < 257; i++)
        {
            Array.Clear(block);
            encryptor.Update(block, 0, block.Length, block, 0);
        }
        // Of zeros, the ciphertext is the key stream: the encrypted counters.
        var aes = new AesEngine();
        aes.Init(true, new KeyParameter(key.CopyKey()));
        uint counter = (uint)((257L * block.Length / 16) + 1);
        byte[] input = [.. Convert.FromBase64String(key.Iv), (byte)(counter >> 24), (byte)(counter >> 16), (byte)(counter >> 8), (byte)counter];
        var expected = new byte[16];
        aes.ProcessBlock(input, 0, expected, 0);
        Assert.Equal(expected, block[^16..]);
        Assert.Equal(((1L << 32) - 2) * 16, FileEncryptor.MaximumFileSize);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(99_999)]
    public void A_flipped_bit_is_found(int position)
    {
        var plain = new byte[100_000];
        using FileKey key = FileKey.Generate();
        byte[] encrypted = Cipher.Encrypt(key, plain, [plain.Length]);
        encrypted[position] ^= 1;
        Assert.Equal(CryptoError.TagMismatch, Assert.Throws<DracoonCryptoException>(() => Cipher.Decrypt(key, encrypted, [encrypted.Length])).Error);
    }

    [Fact]
    public void A_file_cut_short_is_found()
    {
        using FileKey key = FileKey.Generate();
        byte[] encrypted = Cipher.Encrypt(key, new byte[1000], [1000]);
        Assert.Equal(CryptoError.TagMismatch, Assert.Throws<DracoonCryptoException>(() => Cipher.Decrypt(key, encrypted[..999], [999])).Error);
    }

    private static byte[] OneShot(FileKey key, byte[] plain)
    {
        var cipher = new GcmBlockCipher(new AesEngine());
        cipher.Init(true, new AeadParameters(new KeyParameter(key.CopyKey()), 128, Convert.FromBase64String(key.Iv)));
        var output = new byte[plain.Length + 16];
        int written = cipher.ProcessBytes(plain, 0, plain.Length, output, 0);
        cipher.DoFinal(output, written);
        return output;
    }
}
