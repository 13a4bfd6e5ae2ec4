using System;
using System.Net;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Dracoon.Crypto;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Encodings;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;

namespace DracoonPS.Bench;

/// <summary>Streams, file keys and keypairs against BouncyCastle and the platform.</summary>
internal static class CryptoBench
{
    private const int Chunk = 1024 * 1024; // what the transfers read at a time
    private const int Chunks = 256;

    private static readonly byte[] Data = RandomNumberGenerator.GetBytes(Chunk);
    private static readonly byte[] Output = new byte[Chunk + 64];

    public static async Task RunAsync(string build)
    {
        using FileKey tagged = Tagged();
        await Measure.CompareAsync($"encrypt a stream, one thread, to BouncyCastle{build}", "MB/s", Chunks, 2, () => Encrypt(1), () => BouncyCastle(true));
        await Measure.CompareAsync($"encrypt a stream, one thread, to AesGcm one-shot{build}", "MB/s", Chunks, 0.65, () => Encrypt(1), () => OneShot(true));
        await Measure.CompareAsync($"decrypt a stream, one thread, to BouncyCastle{build}", "MB/s", Chunks, 2, () => Decrypt(tagged, 1), () => BouncyCastle(false));
        await Measure.CompareAsync($"decrypt a stream, one thread, to AesGcm one-shot{build}", "MB/s", Chunks, 0.65, () => Decrypt(tagged, 1), () => OneShot(false));
        await Measure.CompareAsync($"encrypt a stream, two threads, to AesGcm on one{build}", "MB/s", Chunks, 1.2, () => Encrypt(2), () => OneShot(true));
        await FileKeysAsync(build);
        await UnlockAsync(build);
    }

    private static FileKey Tagged()
    {
        FileKey key = FileKey.Generate();
        using var encryptor = new FileEncryptor(key);
        encryptor.Finish(new byte[32], 0);
        return key;
    }

    private static void Encrypt(int threads)
    {
        using FileKey key = FileKey.Generate();
        using var encryptor = new FileEncryptor(key, threads);
        for (int i = 0; i < Chunks; i++)
        {
            encryptor.Update(Data, 0, Chunk, Output, 0);
        }
        encryptor.Finish(Output, 0);
    }

    private static void Decrypt(FileKey key, int threads)
    {
        using var decryptor = new FileDecryptor(key, threads);
        for (int i = 0; i < Chunks; i++)
        {
            decryptor.Update(Data, 0, Chunk, Output, 0);
        }
        try
        {
            decryptor.Finish(Output, 0);
        }
        catch (DracoonCryptoException)
        {
            // The data is random, so its tag is wrong; the work is the same.
        }
    }

    /// <summary>BouncyCastle's stream with the fastest engine it has for this processor.</summary>
    private static void BouncyCastle(bool encrypt)
    {
        var cipher = new GcmBlockCipher(AesUtilities.CreateEngine());
        cipher.Init(encrypt, new AeadParameters(new KeyParameter(RandomNumberGenerator.GetBytes(32)), 128, RandomNumberGenerator.GetBytes(12)));
        for (int i = 0; i < Chunks; i++)
        {
            cipher.ProcessBytes(Data, 0, Chunk, Output, 0);
        }
        try
        {
            cipher.DoFinal(new byte[64], 0);
        }
        catch (InvalidCipherTextException) when (!encrypt)
        {
            // As above.
        }
    }

    private static void OneShot(bool encrypt)
    {
        using var aes = new AesGcm(RandomNumberGenerator.GetBytes(32), 16);
        byte[] nonce = new byte[12];
        byte[] tag = new byte[16];
        for (int i = 0; i < Chunks; i++)
        {
            nonce[0]++;
            if (encrypt)
            {
                aes.Encrypt(nonce, Data, Output.AsSpan(0, Chunk), tag);
                continue;
            }
            try
            {
                aes.Decrypt(nonce, Data, tag, Output.AsSpan(0, Chunk));
            }
            catch (AuthenticationTagMismatchException)
            {
                // As above.
            }
        }
    }

    private static async Task FileKeysAsync(string build)
    {
        const int Count = 40;
        using Keypair keypair = Keypair.Generate(KeypairVersion.Rsa4096);
        using FileKey plain = Tagged();
        EncryptedFileKey encrypted = keypair.PublicKey.EncryptFileKey(plain);
        var generator = new RsaKeyPairGenerator();
        generator.Init(new RsaKeyGenerationParameters(Org.BouncyCastle.Math.BigInteger.ValueOf(65537), new SecureRandom(), 4096, 12));
        AsymmetricCipherKeyPair pair = generator.GenerateKeyPair();
        byte[] block = Oaep(true, pair.Public).ProcessBlock(new byte[32], 0, 32);
        await Measure.CompareAsync($"file keys: RSA-4096 decrypt, to BouncyCastle{build}", "1/s", Count, 5,
            () => Repeat(Count, () => keypair.DecryptFileKey(encrypted).Dispose()),
            () => Repeat(Count, () => Oaep(false, pair.Private).ProcessBlock(block, 0, block.Length)));
        await Measure.CompareAsync($"file keys: RSA-4096 encrypt, to BouncyCastle{build}", "1/s", Count * 10, 10,
            () => Repeat(Count * 10, () => keypair.PublicKey.EncryptFileKey(plain)),
            () => Repeat(Count * 10, () => Oaep(true, pair.Public).ProcessBlock(new byte[32], 0, 32)));
    }

    private static OaepEncoding Oaep(bool encrypt, AsymmetricKeyParameter key)
    {
        var oaep = new OaepEncoding(new RsaBlindedEngine(), new Sha256Digest(), new Sha256Digest(), null);
        oaep.Init(encrypt, new ParametersWithRandom(key, new SecureRandom()));
        return oaep;
    }

    private static async Task UnlockAsync(string build)
    {
        using Keypair keypair = Keypair.Generate(KeypairVersion.Rsa4096);
        var secret = new NetworkCredential("", "A secret").SecurePassword;
        ProtectedPrivateKey locked = keypair.Protect(secret);
        await Measure.CompareAsync($"unlock a keypair, 1.3 M iterations, to BouncyCastle{build}", "1/s", 1, 2,
            () => locked.Unlock(secret).Dispose(),
            () =>
            {
                var pbkdf2 = new Pkcs5S2ParametersGenerator(new Sha1Digest());
                pbkdf2.Init("A secret"u8.ToArray(), new byte[20], 1_300_000);
                pbkdf2.GenerateDerivedMacParameters(256);
            });
    }

    private static void Repeat(int count, Action action)
    {
        for (int i = 0; i < count; i++)
        {
            action();
        }
    }
}
