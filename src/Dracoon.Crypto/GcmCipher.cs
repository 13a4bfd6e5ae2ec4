using System;

namespace Dracoon.Crypto;

/// <summary>One run of AES-256-GCM over a stream in chunks of any size, with one 16 byte tag at the end and no associated data.</summary>
internal abstract class GcmCipher : IDisposable
{
    // 2^32 - 2 blocks of 16 bytes: past them the counter repeats (NIST SP 800-38D, 5.2.1.1).
    public const long MaximumBytes = ((1L << 32) - 2) * 16;

    private long _count;

    /// <summary>The fastest that runs here.</summary>
    /// <param name="key">Key and initialization vector.</param>
    /// <param name="encrypt">False to decrypt.</param>
    /// <param name="threads">How many threads a large chunk may be spread over.</param>
    public static GcmCipher Create(FileKey key, bool encrypt, int threads)
    {
#if NET8_0_OR_GREATER
        if (System.Security.Cryptography.AesGcm.IsSupported)
        {
            return new NativeGcm(key, encrypt, threads);
        }
#endif
        return new BouncyCastleGcm(key, encrypt);
    }

    /// <summary>Encrypts or decrypts a chunk. Input and output may be the same bytes only where <see cref="WorksInPlace"/>.</summary>
    /// <returns>How many bytes were written; the rest comes with a later call.</returns>
    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.FileTooLarge"/>.</exception>
    public int Update(byte[] input, int inputOffset, int count, byte[] output, int outputOffset)
    {
        if (count > MaximumBytes - _count)
        {
            throw new DracoonCryptoException(
                CryptoError.FileTooLarge, $"AES-GCM protects at most {MaximumBytes} bytes with one key and IV; this file is larger.");
        }
        _count += count;
        return Process(input, inputOffset, count, output, outputOffset);
    }

    /// <summary>True when a chunk may be encrypted where it lies.</summary>
    public abstract bool WorksInPlace { get; }

    /// <summary>Writes what is left of the ciphertext, and the tag.</summary>
    public abstract int FinishEncryption(byte[] output, int outputOffset, byte[] tag);

    /// <summary>Writes what is left of the plaintext and verifies the tag in constant time.</summary>
    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.TagMismatch"/>.</exception>
    public abstract int FinishDecryption(byte[] tag, byte[] output, int outputOffset);

    public abstract void Dispose();

    protected abstract int Process(byte[] input, int inputOffset, int count, byte[] output, int outputOffset);

    protected static DracoonCryptoException TagMismatch(Exception? inner = null) =>
        new(CryptoError.TagMismatch, "The data is not what was encrypted: its tag does not match. It was changed or damaged.", inner);
}
