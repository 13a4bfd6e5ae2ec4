using System;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace Dracoon.Crypto;

/// <summary>One run of AES-256-GCM over a stream in chunks of any size, with one 16 byte tag at the end and no associated data.</summary>
internal sealed class GcmStream
{
    // 2^32 - 2 blocks of 16 bytes: past them the counter repeats (NIST SP 800-38D, 5.2.1.1).
    public const long MaximumBytes = ((1L << 32) - 2) * 16;

    private readonly GcmBlockCipher _cipher;
    private long _count;

    public GcmStream(FileKey key, bool encrypt)
    {
        byte[] bytes = key.CopyKey();
        try
        {
            _cipher = new GcmBlockCipher(AesUtilities.CreateEngine());
            _cipher.Init(encrypt, new AeadParameters(new KeyParameter(bytes), FileKey.TagSize * 8, key.IvBytes));
        }
        finally
        {
            Array.Clear(bytes, 0, bytes.Length);
        }
    }

    public int Update(byte[] input, int inputOffset, int count, byte[] output, int outputOffset)
    {
        Count(count);
        return _cipher.ProcessBytes(input, inputOffset, count, output, outputOffset);
    }

    /// <summary>The tag comes as the last bytes of the input, as the cipher wants it.</summary>
    public int UpdateWithTag(byte[] tag, byte[] output, int outputOffset) => _cipher.ProcessBytes(tag, 0, tag.Length, output, outputOffset);

    /// <summary>Writes what is left; when encrypting the tag follows it.</summary>
    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.TagMismatch"/>.</exception>
    public int Finish(byte[] output, int outputOffset)
    {
        try
        {
            return _cipher.DoFinal(output, outputOffset);
        }
        catch (InvalidCipherTextException error)
        {
            throw new DracoonCryptoException(
                CryptoError.TagMismatch, "The data is not what was encrypted: its tag does not match. It was changed or damaged.", error);
        }
    }

    private void Count(int count)
    {
        _count += count;
        if (_count > MaximumBytes)
        {
            throw new DracoonCryptoException(
                CryptoError.FileTooLarge, $"AES-GCM protects at most {MaximumBytes} bytes with one key and IV; this file is larger.");
        }
    }
}
