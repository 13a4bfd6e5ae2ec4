#if NET8_0_OR_GREATER
using System;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Dracoon.Crypto;

/// <summary>What follows from an AES key for GCM: H and its powers, and single blocks.</summary>
internal sealed class GcmKey : IDisposable
{
    private static readonly byte[] ZeroIv = new byte[FileKey.IvSize];

    private readonly ICryptoTransform _transform;
    private readonly byte[] _key;
    private GaloisField _powerOfSegment;

    public GcmKey(Aes aes, byte[] key)
    {
        _key = (byte[])key.Clone();
        aes.Mode = CipherMode.ECB;
        aes.Padding = PaddingMode.None;
        _transform = aes.CreateEncryptor();
        byte[] block = new byte[16];
        _transform.TransformBlock(block, 0, 16, block, 0);
        H = GaloisField.Read(block);
        InverseOfH = H.Inverse();
        EncryptBlock(ZeroIv, 1, block);
        HashMask = GaloisField.Read(block);
        _powerOfSegment = H.Power(GcmSegment.Size / 16);
        Array.Clear(block, 0, block.Length);
    }

    /// <summary>The hash key: the encrypted zero block.</summary>
    public GaloisField H { get; private set; }

    /// <summary>1 / H.</summary>
    public GaloisField InverseOfH { get; private set; }

    /// <summary>What the platform's GCM adds to a hash under the initialization vector of zeros.</summary>
    public GaloisField HashMask { get; private set; }

    /// <summary>The platform's GCM with this key, for hashing only.</summary>
    public AesGcm CreateHash() => new(_key, FileKey.TagSize);

    public GaloisField PowerOfH(int blocks) => blocks == GcmSegment.Size / 16 ? _powerOfSegment : H.Power(blocks);

    /// <summary>The key stream of one counter value.</summary>
    public void EncryptBlock(byte[] iv, uint counter, byte[] output)
    {
        byte[] block = new byte[16];
        iv.CopyTo(block, 0);
        BinaryPrimitives.WriteUInt32BigEndian(block.AsSpan(12), counter);
        _transform.TransformBlock(block, 0, 16, output, 0);
    }

    public void Dispose()
    {
        _transform.Dispose();
        Array.Clear(_key, 0, _key.Length);
        // Who knows H can forge tags.
        H = InverseOfH = HashMask = _powerOfSegment = default;
    }
}
#endif
