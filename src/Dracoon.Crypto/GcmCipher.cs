using System;

namespace Dracoon.Crypto;

/// <summary>
/// One run of AES-256-GCM over a stream in chunks of any size, with one 16 byte tag at the end and no associated data. For one thread at a
/// time. A call that is refused changes nothing.
/// </summary>
internal abstract class GcmCipher : IDisposable
{
    // 2^32 - 2 blocks of 16 bytes: past them the counter repeats (NIST SP 800-38D, 5.2.1.1).
    public const long MaximumBytes = ((1L << 32) - 2) * 16;

    private long _count;
    private bool _finished;
    private bool _disposed;

    /// <summary>True when a chunk may be encrypted where it lies.</summary>
    public abstract bool WorksInPlace { get; }

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
        RequireOpen();
        RequireRange(input, inputOffset, count, nameof(input));
        if (count > MaximumBytes - _count)
        {
            throw new DracoonCryptoException(
                CryptoError.FileTooLarge, $"AES-GCM protects at most {MaximumBytes} bytes with one key and IV; this file is larger.");
        }
        int size = OutputSize(count);
        RequireRange(output, outputOffset, size, nameof(output));
        if (ReferenceEquals(input, output) && inputOffset < outputOffset + size && outputOffset < inputOffset + count
            && !(WorksInPlace && inputOffset == outputOffset))
        {
            throw new ArgumentException("Input and output overlap: what is written would be read as input.", nameof(output));
        }
        _count += count;
        return Process(input, inputOffset, count, output, outputOffset);
    }

    /// <summary>Writes what is left of the ciphertext, and the tag.</summary>
    public int FinishEncryption(byte[] output, int outputOffset, byte[] tag)
    {
        RequireOpen();
        RequireRange(output, outputOffset, FinalSize(), nameof(output));
        _finished = true;
        return CompleteEncryption(output, outputOffset, tag);
    }

    /// <summary>Writes what is left of the plaintext and verifies the tag in constant time.</summary>
    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.TagMismatch"/>.</exception>
    public int FinishDecryption(byte[] tag, byte[] output, int outputOffset)
    {
        RequireOpen();
        RequireRange(output, outputOffset, FinalSize(), nameof(output));
        _finished = true;
        return CompleteDecryption(tag, output, outputOffset);
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            Wipe();
        }
    }

    /// <summary>How many bytes the next chunk writes, if it has so many.</summary>
    protected abstract int OutputSize(int count);

    /// <summary>How many bytes are still held back.</summary>
    protected abstract int FinalSize();

    protected abstract int Process(byte[] input, int inputOffset, int count, byte[] output, int outputOffset);

    protected abstract int CompleteEncryption(byte[] output, int outputOffset, byte[] tag);

    protected abstract int CompleteDecryption(byte[] tag, byte[] output, int outputOffset);

    protected abstract void Wipe();

    protected static DracoonCryptoException TagMismatch(Exception? inner = null) =>
        new(CryptoError.TagMismatch, "The data is not what was encrypted: its tag does not match. It was changed or damaged.", inner);

    private void RequireOpen()
    {
        if (_disposed)
        {
            throw new ObjectDisposedException(GetType().Name, "The cipher was disposed.");
        }
        if (_finished)
        {
            throw new InvalidOperationException("The file is finished: its tag is made or checked, and no byte can follow.");
        }
    }

    private static void RequireRange(byte[] buffer, int offset, int count, string name)
    {
        if (buffer is null)
        {
            throw new ArgumentNullException(name);
        }
        if (offset < 0 || count < 0 || count > buffer.Length - offset)
        {
            throw new ArgumentOutOfRangeException(name, $"{count} bytes from {offset} on are not within the {buffer.Length} bytes of the {name} buffer.");
        }
    }
}
