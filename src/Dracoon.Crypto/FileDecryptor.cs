namespace Dracoon.Crypto;

/// <summary>
/// Decrypts a file in chunks of any size. What it gives out before <see cref="Finish"/> is not verified yet: nobody may use it as
/// the file until <see cref="Finish"/> has returned.
/// </summary>
public sealed class FileDecryptor
{
    private readonly GcmStream _gcm;
    private readonly byte[] _tag;

    /// <summary>Starts with a file key that has its tag.</summary>
    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.InvalidTag"/>.</exception>
    public FileDecryptor(FileKey key)
    {
        _tag = key.TagBytes();
        _gcm = new GcmStream(key, encrypt: false);
    }

    /// <summary>Decrypts a chunk.</summary>
    /// <param name="input">Ciphertext.</param>
    /// <param name="inputOffset">Where it starts, in bytes.</param>
    /// <param name="count">How many bytes.</param>
    /// <param name="output">Takes the plaintext: room for <paramref name="count"/> + 32 bytes.</param>
    /// <param name="outputOffset">Where to write, in bytes.</param>
    /// <returns>How many bytes were written: some come with a later chunk.</returns>
    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.FileTooLarge"/>.</exception>
    public int Update(byte[] input, int inputOffset, int count, byte[] output, int outputOffset) =>
        _gcm.Update(input, inputOffset, count, output, outputOffset);

    /// <summary>Writes the last bytes (room for 48) and verifies the tag over the whole file in constant time.</summary>
    /// <returns>How many bytes of plaintext were written.</returns>
    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.TagMismatch"/>.</exception>
    public int Finish(byte[] output, int outputOffset)
    {
        int written = _gcm.UpdateWithTag(_tag, output, outputOffset);
        return written + _gcm.Finish(output, outputOffset + written);
    }
}
