using System;
using System.Collections.Generic;
using Dracoon.Crypto;
using Xunit;

namespace DracoonPS.UnitTests.Crypto;

/// <summary>However a file is cut, on however many threads, in place or not: the result is that of BouncyCastle in one piece, bit for bit.</summary>
public sealed class ChunkingTests
{
    private const int Mebibyte = 1024 * 1024;

    /// <summary>Cipher, threads, largest chunk, and what the chunks' sizes have in common: all odd (1), all even (2), or nothing (0).</summary>
    public static TheoryData<string, int, int, int> Cuts()
    {
        var cuts = new TheoryData<string, int, int, int>();
        foreach (string path in Paths())
        {
            foreach (int threads in path == Cipher.Platform ? new[] { 1, 2, 5 } : new[] { 1 })
            {
                foreach (int largest in new[] { 40, 70_000, 5 * Mebibyte })
                {
                    foreach (int parity in new[] { 0, 1, 2 })
                    {
                        cuts.Add(path, threads, largest, parity);
                    }
                }
            }
        }
        return cuts;
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public void Random_cuts_of_random_data_agree_with_BouncyCastle(string path, int threads, int largest, int parity)
    {
        int seed = unchecked((int)DateTime.UtcNow.Ticks);
        var random = new Random(seed);
        int most = Cipher.IsSlow ? Math.Min(largest * 20, Mebibyte / 2) : Math.Min(largest * 200, 5 * Mebibyte);
        for (int round = 0; round < 3; round++)
        {
            var plain = new byte[round == 0 ? random.Next(1000) : random.Next(most + 1)];
            random.NextBytes(plain);
            using FileKey key = FileKey.Generate();
            string because = $"seed {seed}, round {round}, {plain.Length} bytes";

            List<int> chunks = RandomChunks(plain.Length, largest, parity, random);
            byte[] encrypted = Cipher.Encrypt(key, plain, chunks, path, threads);
            Assert.True(Same(Cipher.OneShot(key, plain), Cipher.WithTag(encrypted, key)), "Encryption: " + because);

            chunks = RandomChunks(plain.Length, largest, parity, random);
            Assert.True(Same(plain, Cipher.Decrypt(key, encrypted, chunks, path, threads)), "Decryption: " + because);

            InPlace(key, plain, encrypted, path, threads, RandomChunks(plain.Length, largest, parity, random), because);
        }
    }

    [Theory]
    [MemberData(nameof(Edges))]
    public void Sizes_around_the_limits_of_blocks_and_segments_agree_with_BouncyCastle(string path, int size)
    {
        var plain = new byte[size];
        new Random(size).NextBytes(plain);
        using FileKey key = FileKey.Generate();
        byte[] encrypted = Cipher.Encrypt(key, plain, [size], path, threads: 2);
        Assert.True(Same(Cipher.OneShot(key, plain), Cipher.WithTag(encrypted, key)));
        foreach (int first in new[] { 0, 1, 15, 16, 17 })
        {
            int head = Math.Min(first, size);
            Assert.True(Same(plain, Cipher.Decrypt(key, encrypted, [head, 0, size - head], path, threads: 2)), $"first chunk {head}");
        }
    }

    public static TheoryData<string, int> Edges()
    {
        var edges = new TheoryData<string, int>();
        foreach (string path in Paths())
        {
            foreach (int size in new[] { 0, 1, 15, 16, 17, 31, 32, 33, 32_767, 32_768, 32_769, 131_071, 131_072, 131_073, 524_287, 524_288, 524_289, 655_359 })
            {
                edges.Add(path, size);
            }
        }
        return edges;
    }

    private static string[] Paths() => BuildInfo.IsNative ? [Cipher.Platform, Cipher.BouncyCastle] : [Cipher.BouncyCastle];

    /// <summary>Both directions where the data lies. What can't do that says so, and refuses it.</summary>
    private static void InPlace(FileKey key, byte[] plain, byte[] encrypted, string path, int threads, List<int> chunks, string because)
    {
        using FileKey again = FileKey.ReadPlain("AES-256-GCM", Convert.ToBase64String(key.CopyKey()), key.Iv, null);
        using FileEncryptor encryptor = Cipher.Encryptor(again, path, threads);
        using FileDecryptor decryptor = Cipher.Decryptor(key, path, threads);
        Assert.Equal(path == Cipher.Platform, encryptor.WorksInPlace);
        Assert.Equal(encryptor.WorksInPlace, decryptor.WorksInPlace);
        if (!encryptor.WorksInPlace)
        {
            var buffer = new byte[64];
            Assert.Throws<ArgumentException>(() => encryptor.Update(buffer, 0, 32, buffer, 0));
            Assert.Throws<ArgumentException>(() => decryptor.Update(buffer, 0, 32, buffer, 0));
            return;
        }
        var data = (byte[])plain.Clone();
        Walk(data, chunks, encryptor.Update);
        Assert.Equal(0, encryptor.Finish([], 0));
        Assert.True(Same(encrypted, data), "In place: " + because);
        Assert.Equal(key.Tag, again.Tag);
        chunks.Reverse();
        Walk(data, chunks, decryptor.Update);
        Assert.Equal(0, decryptor.Finish([], 0));
        Assert.True(Same(plain, data), "Back in place: " + because);
    }

    private static void Walk(byte[] data, List<int> chunks, Func<byte[], int, int, byte[], int, int> update)
    {
        int offset = 0;
        foreach (int count in chunks)
        {
            Assert.Equal(count, update(data, offset, count, data, offset));
            offset += count;
        }
        Assert.Equal(data.Length, offset);
    }

    private static List<int> RandomChunks(int total, int largest, int parity, Random random)
    {
        var chunks = new List<int>();
        for (int left = total; left > 0;)
        {
            int size = random.Next(largest + 1);
            size = parity == 1 ? size | 1 : parity == 2 ? size & ~1 : size;
            size = Math.Min(size, left);
            left -= size;
            chunks.Add(size);
        }
        return chunks;
    }

    // Assert.Equal would print megabytes, and compares them one object at a time.
    private static bool Same(byte[] a, byte[] b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] != b[i])
            {
                return false;
            }
        }
        return true;
    }
}
