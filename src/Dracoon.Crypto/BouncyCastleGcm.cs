using System;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace Dracoon.Crypto;

/// <summary>AES-GCM where the platform has none: .NET Framework. It holds back up to a block, and when decrypting the length of a tag.</summary>
internal sealed class BouncyCastleGcm : GcmCipher
{
    private readonly GcmBlockCipher _cipher;
    private readonly bool _encrypt;

    public BouncyCastleGcm(FileKey key, bool encrypt)
    {
        _encrypt = encrypt;
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

    public override bool WorksInPlace => false;

    protected override int OutputSize(int count) => _cipher.GetUpdateOutputSize(count);

    // In both directions without the tag: encrypting, it is one of the bytes that are counted; decrypting, it is still to come.
    protected override int FinalSize() => _encrypt ? _cipher.GetOutputSize(0) - FileKey.TagSize : _cipher.GetOutputSize(FileKey.TagSize);

    protected override int CompleteEncryption(byte[] output, int outputOffset, byte[] tag)
    {
        byte[] last = new byte[32];
        int written = _cipher.DoFinal(last, 0) - FileKey.TagSize;
        Buffer.BlockCopy(last, 0, output, outputOffset, written);
        Buffer.BlockCopy(last, written, tag, 0, FileKey.TagSize);
        return written;
    }

    protected override int CompleteDecryption(byte[] tag, byte[] output, int outputOffset)
    {
        try
        {
            // The tag comes as the last bytes of the input, as this cipher wants it.
            int written = _cipher.ProcessBytes(tag, 0, tag.Length, output, outputOffset);
            return written + _cipher.DoFinal(output, outputOffset + written);
        }
        catch (InvalidCipherTextException error)
        {
            throw TagMismatch(error);
        }
    }

    protected override void Wipe()
    {
        // The cipher has no way to wipe its key; it goes with the garbage.
    }

    protected override int Process(byte[] input, int inputOffset, int count, byte[] output, int outputOffset) =>
        _cipher.ProcessBytes(input, inputOffset, count, output, outputOffset);
}
