using System;

namespace Dracoon.Crypto;

/// <summary>Encrypts a file in chunks of any size. The ciphertext is as long as the plaintext; the tag goes into the file key.</summary>
public sealed class FileEncryptor : IDisposable
{
    private readonly FileKey _key;
    private readonly GcmCipher _gcm;

    /// <summary>Starts with a key from <see cref="FileKey.Generate"/>. A key must encrypt one file only.</summary>
    /// <param name="key">The key; it gets the tag in the end.</param>
    /// <param name="threads">How many threads a large chunk may be spread over.</param>
    /// <exception cref="InvalidOperationException">The key encrypts, or has encrypted, another file.</exception>
    public FileEncryptor(FileKey key, int threads = 1)
        : this(key, () => GcmCipher.Create(key, encrypt: true, threads))
    {
    }

    /// <summary>With a given cipher, so that the tests can run every one of them.</summary>
    internal FileEncryptor(FileKey key, Func<GcmCipher> cipher)
    {
        _key = key;
        key.TakeForEncryption();
        _gcm = cipher();
    }

    /// <summary>The largest file that one key can encrypt, in bytes.</summary>
    public static long MaximumFileSize => GcmCipher.MaximumBytes;

    /// <summary>True when <see cref="Update"/> may write where it reads, and gives out every byte at once.</summary>
    public bool WorksInPlace => _gcm.WorksInPlace;

    /// <summary>Encrypts a chunk.</summary>
    /// <param name="input">Plaintext.</param>
    /// <param name="inputOffset">Where it starts, in bytes.</param>
    /// <param name="count">How many bytes.</param>
    /// <param name="output">Takes the ciphertext: room for <paramref name="count"/> + 16 bytes, or the input where <see cref="WorksInPlace"/>.</param>
    /// <param name="outputOffset">Where to write, in bytes.</param>
    /// <returns>How many bytes were written: some may come with a later chunk.</returns>
    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.FileTooLarge"/>.</exception>
    public int Update(byte[] input, int inputOffset, int count, byte[] output, int outputOffset) =>
        _gcm.Update(input, inputOffset, count, output, outputOffset);

    /// <summary>Writes the last bytes (room for 32) and sets <see cref="FileKey.Tag"/>.</summary>
    /// <param name="output">Takes them.</param>
    /// <param name="outputOffset">Where to write, in bytes.</param>
    /// <returns>How many bytes of ciphertext were written.</returns>
    public int Finish(byte[] output, int outputOffset)
    {
        byte[] tag = new byte[FileKey.TagSize];
        int written = _gcm.FinishEncryption(output, outputOffset, tag);
        _key.Tag = Convert.ToBase64String(tag);
        return written;
    }

    /// <inheritdoc/>
    public void Dispose() => _gcm.Dispose();
}
