#if NET8_0_OR_GREATER
using System;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Dracoon.Crypto;

/// <summary>Encrypts or decrypts one segment of whole blocks, and hashes its ciphertext. For one thread at a time.</summary>
internal sealed class GcmSegment : IDisposable
{
    /// <summary>Bytes; so many that the calls don't count, and so few that they stay in the processor's second cache between the two halves.</summary>
    public const int Size = 128 * 1024;

    /// <summary>Bytes of key stream made at a time; with the counters they stay in the first cache.</summary>
    private const int KeyStreamSize = 32 * 1024;

    private static readonly byte[] ZeroIv = new byte[FileKey.IvSize];

    private readonly GcmKey _key;
    private readonly ICryptoTransform _transform;
    private readonly AesGcm _hash;
    private readonly byte[] _counters = new byte[KeyStreamSize];
    private readonly byte[] _keyStream = new byte[KeyStreamSize];
    private bool _hasIv;

    public GcmSegment(Aes aes, GcmKey key)
    {
        _key = key;
        lock (aes)
        {
            _transform = aes.CreateEncryptor(); // threads come here at the same time
        }
        _hash = key.CreateHash();
    }

    /// <returns>The hash of the ciphertext, as if nothing came before it and nothing after.</returns>
    public GaloisField Process(byte[] iv, uint counter, bool encrypt, byte[] input, int inputOffset, int count, byte[] output, int outputOffset)
    {
        // In place, the ciphertext is gone after its decryption.
        GaloisField hash = encrypt ? default : Hash(input.AsSpan(inputOffset, count));
        Span<byte> to = output.AsSpan(outputOffset, count);
        for (int offset = 0; offset < count; offset += KeyStreamSize)
        {
            int part = Math.Min(KeyStreamSize, count - offset);
            WriteCounters(iv, counter + (uint)(offset / 16), part);
            _transform.TransformBlock(_counters, 0, part, _keyStream, 0);
            Xor(input.AsSpan(inputOffset + offset, part), _keyStream.AsSpan(0, part), to.Slice(offset, part));
        }
        return encrypt ? Hash(to) : hash;
    }

    public void Dispose()
    {
        _transform.Dispose();
        _hash.Dispose();
        Array.Clear(_keyStream, 0, KeyStreamSize);
    }

    private void WriteCounters(byte[] iv, uint counter, int count)
    {
        if (!_hasIv)
        {
            _hasIv = true;
            for (int i = 0; i < KeyStreamSize; i += 16)
            {
                iv.CopyTo(_counters, i);
            }
        }
        Span<uint> words = MemoryMarshal.Cast<byte, uint>(_counters.AsSpan(0, count));
        for (int i = 3; i < words.Length; i += 4)
        {
            words[i] = BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(counter) : counter;
            counter++;
        }
    }

    private static void Xor(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, Span<byte> result)
    {
        ReadOnlySpan<Vector<byte>> wideA = MemoryMarshal.Cast<byte, Vector<byte>>(a);
        ReadOnlySpan<Vector<byte>> wideB = MemoryMarshal.Cast<byte, Vector<byte>>(b);
        Span<Vector<byte>> wide = MemoryMarshal.Cast<byte, Vector<byte>>(result);
        for (int i = 0; i < wide.Length && i < wideA.Length && i < wideB.Length; i++)
        {
            wide[i] = wideA[i] ^ wideB[i];
        }
        for (int i = wide.Length * Vector<byte>.Count; i < result.Length; i++)
        {
            result[i] = (byte)(a[i] ^ b[i]);
        }
    }

    /// <summary>
    /// The tag of an empty message whose associated data is the ciphertext is mask ^ (hash ^ length) * H: taken apart, the hash remains.
    /// </summary>
    private GaloisField Hash(ReadOnlySpan<byte> ciphertext)
    {
        Span<byte> tag = stackalloc byte[FileKey.TagSize];
        _hash.Encrypt(ZeroIv, default, default, tag, ciphertext);
        return ((GaloisField.Read(tag) ^ _key.HashMask) * _key.InverseOfH) ^ new GaloisField((ulong)ciphertext.Length * 8, 0);
    }
}
#endif
