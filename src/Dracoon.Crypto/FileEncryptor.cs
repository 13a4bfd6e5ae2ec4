using System;

namespace Dracoon.Crypto;

/// <summary>Encrypts a file in chunks of any size. The ciphertext is as long as the plaintext; the tag goes into the file key.</summary>
public sealed class FileEncryptor
{
    private readonly FileKey _key;
    private readonly GcmStream _gcm;
    private bool _finished;

    /// <summary>Starts with a key from <see cref="FileKey.Generate"/>. A key must encrypt one file only.</summary>
    public FileEncryptor(FileKey key)
    {
        if (key.Tag is not null)
        {
            throw new InvalidOperationException("This file key has encrypted a file already; a second one with the same key would betray both.");
        }

        _key = key;
        _gcm = new GcmStream(key, encrypt: true);
    }

    /// <summary>The largest file that one key can encrypt, in bytes.</summary>
    public static long MaximumFileSize => GcmStream.MaximumBytes;

    /// <summary>Encrypts a chunk.</summary>
    /// <param name="input">Plaintext.</param>
    /// <param name="inputOffset">Where it starts, in bytes.</param>
    /// <param name="count">How many bytes.</param>
    /// <param name="output">Takes the ciphertext: room for <paramref name="count"/> + 16 bytes.</param>
    /// <param name="outputOffset">Where to write, in bytes.</param>
    /// <returns>How many bytes were written: some may come with a later chunk.</returns>
    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.FileTooLarge"/>.</exception>
    public int Update(byte[] input, int inputOffset, int count, byte[] output, int outputOffset) =>
        _gcm.Update(input, inputOffset, count, output, outputOffset);

    /// <summary>Writes the last bytes (room for 32) and sets <see cref="FileKey.Tag"/>.</summary>
    /// <returns>How many bytes of ciphertext were written.</returns>
    public int Finish(byte[] output, int outputOffset)
    {
        if (_finished)
        {
            throw new InvalidOperationException("The file is finished.");
        }

        _finished = true;
        var last = new byte[32];
        int written = _gcm.Finish(last, 0) - FileKey.TagSize;
        Buffer.BlockCopy(last, 0, output, outputOffset, written);
        _key.Tag = Convert.ToBase64String(last, written, FileKey.TagSize);
        return written;
    }
}
