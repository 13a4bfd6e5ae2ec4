using System;
using System.Collections.Generic;
using System.Linq;
using Dracoon.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;
using Xunit;

namespace DracoonPS.UnitTests.Crypto;

/// <summary>Whole byte arrays through the streaming classes, in the given chunks, with each of the ciphers that the build has.</summary>
internal static class Cipher
{
    public const string Platform = "platform";
    public const string BouncyCastle = "BouncyCastle";

    /// <summary>The ciphers of the build under test. BouncyCastle is the only one of the netstandard2.0 build, and the fallback of the other.</summary>
    public static TheoryData<string> Paths => BuildInfo.IsNative ? new TheoryData<string>(Platform, BouncyCastle) : new TheoryData<string>(BouncyCastle);

    /// <summary>Under Mono, whose code is slow, there is less of everything.</summary>
    public static bool IsSlow { get; } = Type.GetType("Mono.Runtime") is not null;

    public static FileEncryptor Encryptor(FileKey key, string path, int threads = 1) =>
        path == Platform ? new FileEncryptor(key, threads) : new FileEncryptor(key, () => new BouncyCastleGcm(key, encrypt: true));

    public static FileDecryptor Decryptor(FileKey key, string path, int threads = 1) =>
        path == Platform ? new FileDecryptor(key, threads) : new FileDecryptor(key, () => new BouncyCastleGcm(key, encrypt: false));

    public static byte[] Encrypt(FileKey key, byte[] plain, IEnumerable<int> chunks, string path = Platform, int threads = 1)
    {
        using FileEncryptor encryptor = Encryptor(key, path, threads);
        return Run(plain, chunks, encryptor.Update, encryptor.Finish);
    }

    public static byte[] Decrypt(FileKey key, byte[] encrypted, IEnumerable<int> chunks, string path = Platform, int threads = 1)
    {
        using FileDecryptor decryptor = Decryptor(key, path, threads);
        return Run(encrypted, chunks, decryptor.Update, decryptor.Finish);
    }

    public static IEnumerable<int> Chunks(int total, int size)
    {
        for (int left = total; left > 0; left -= size)
        {
            yield return Math.Min(size, left);
        }
    }

    /// <summary>Ciphertext and tag from BouncyCastle's own cipher in one piece, with no code of ours in between.</summary>
    public static byte[] OneShot(FileKey key, byte[] plain)
    {
        GcmBlockCipher cipher = Oracle(key);
        var output = new byte[plain.Length + 16];
        int written = cipher.ProcessBytes(plain, 0, plain.Length, output, 0);
        cipher.DoFinal(output, written);
        return output;
    }

    public static GcmBlockCipher Oracle(FileKey key)
    {
        var cipher = new GcmBlockCipher(new AesEngine());
        cipher.Init(true, new AeadParameters(new KeyParameter(key.CopyKey()), 128, Convert.FromBase64String(key.Iv)));
        return cipher;
    }

    /// <summary>What the other cipher is to give: ciphertext and tag.</summary>
    public static byte[] WithTag(byte[] encrypted, FileKey key) => encrypted.Concat(Convert.FromBase64String(key.Tag!)).ToArray();

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

        Assert.Equal(input.Length, read);
        written += finish(output, written);
        Array.Resize(ref output, written);
        return output;
    }
}
