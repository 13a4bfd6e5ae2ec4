using System;
using System.Collections.Generic;
using Dracoon.Crypto;

namespace DracoonPS.UnitTests.Crypto;

/// <summary>Whole byte arrays through the streaming classes, in the given chunks.</summary>
internal static class Cipher
{
    public static byte[] Encrypt(FileKey key, byte[] plain, IEnumerable<int> chunks)
    {
        var encryptor = new FileEncryptor(key);
        return Run(plain, chunks, encryptor.Update, encryptor.Finish);
    }

    public static byte[] Decrypt(FileKey key, byte[] encrypted, IEnumerable<int> chunks)
    {
        var decryptor = new FileDecryptor(key);
        return Run(encrypted, chunks, decryptor.Update, decryptor.Finish);
    }

    public static IEnumerable<int> Chunks(int total, int size)
    {
        for (int left = total; left > 0; left -= size)
        {
            yield return Math.Min(size, left);
        }
    }

    public static IEnumerable<int> RandomChunks(int total, Random random)
    {
        for (int left = total; left > 0;)
        {
            int size = Math.Min(left, random.Next(0, 200_001));
            left -= size;
            yield return size;
        }
    }

    private static byte[] Run(byte[] input, IEnumerable<int> chunks, Func<byte[], int, int, byte[], int, int> update, Func<byte[], int, int> finish)
    {
        var output = new byte[input.Length + 64];
        int read = 0;
        int written = 0;
        foreach (int chunk in chunks)
        {
            written += update(input, read, chunk, output, written);
            read += chunk;
        }

        written += finish(output, written);
        Array.Resize(ref output, written);
        return output;
    }
}
