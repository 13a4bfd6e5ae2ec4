using System;

namespace Dracoon.Crypto;

/// <summary>
/// Decrypts a file in chunks of any size. What it gives out before <see cref="Finish"/> is not verified yet: nobody may use it as
/// the file until <see cref="Finish"/> has returned.
/// </summary>
public sealed class FileDecryptor : IDisposable
{
    private readonly GcmCipher _gcm;
    private readonly byte[] _tag;

    /// <summary>Starts with a file key that has its tag.</summary>
    /// <param name="key">The key.</param>
    /// <param name="threads">How many threads a large chunk may be spread over.</param>
    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.InvalidTag"/>.</exception>
    public FileDecryptor(FileKey key, int threads = 1)
        : this(key, () => GcmCipher.Create(key, encrypt: false, threads))
    {
    }

    /// <summary>With a given cipher, so that the tests can run every one of them.</summary>
    internal FileDecryptor(FileKey key, Func<GcmCipher> cipher)
    {
        _tag = key.TagBytes();
        _gcm = cipher();
    }

    /// <summary>True when <see cref="Update"/> may write where it reads, and gives out every byte at once.</summary>
    public bool WorksInPlace => _gcm.WorksInPlace;

    /// <summary>Decrypts a chunk.</summary>
    /// <param name="input">Ciphertext.</param>
    /// <param name="inputOffset">Where it starts, in bytes.</param>
    /// <param name="count">How many bytes.</param>
    /// <param name="output">Takes the plaintext: room for <paramref name="count"/> + 32 bytes, or the input where <see cref="WorksInPlace"/>.</param>
    /// <param name="outputOffset">Where to write, in bytes.</param>
    /// <returns>How many bytes were written: some may come with a later chunk.</returns>
    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.FileTooLarge"/>.</exception>
    public int Update(byte[] input, int inputOffset, int count, byte[] output, int outputOffset) =>
        _gcm.Update(input, inputOffset, count, output, outputOffset);

    /// <summary>Writes the last bytes (room for 48) and verifies the tag over the whole file in constant time.</summary>
    /// <param name="output">Takes them.</param>
    /// <param name="outputOffset">Where to write, in bytes.</param>
    /// <returns>How many bytes of plaintext were written.</returns>
    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.TagMismatch"/>.</exception>
    public int Finish(byte[] output, int outputOffset) => _gcm.FinishDecryption(_tag, output, outputOffset);

    /// <inheritdoc/>
    public void Dispose() => _gcm.Dispose();
}
