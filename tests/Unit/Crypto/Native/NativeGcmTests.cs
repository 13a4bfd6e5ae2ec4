using System;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Dracoon.Crypto;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;
using Xunit;

namespace DracoonPS.UnitTests.Crypto.Native;

public sealed class NativeGcmTests
{
    [Fact]
    public void Beyond_four_gibibytes_ciphertext_and_tag_are_those_of_BouncyCastle()
    {
        const int Chunk = 16 * 1024 * 1024;
        const long Size = (4L << 30) + Chunk + 12_345;
        using FileKey key = FileKey.Generate();
        using var encryptor = new FileEncryptor(key, Environment.ProcessorCount);
        var oracle = new GcmBlockCipher(AesUtilities.CreateEngine()); // with the processor's AES: 4 GiB are many
        oracle.Init(true, new AeadParameters(new KeyParameter(key.CopyKey()), 128, Convert.FromBase64String(key.Iv)));
        var plain = new byte[Chunk];
        var expected = new byte[Chunk + 32];
        var actual = new byte[Chunk + 32];
        int ahead = 0; // bytes that BouncyCastle still holds back
        for (long left = Size; left > 0; left -= Chunk)
        {
            int count = (int)Math.Min(Chunk, left);
            BinaryPrimitives.WriteInt64LittleEndian(plain, left);
            ahead += encryptor.Update(plain, 0, count, actual, ahead);
            int given = oracle.ProcessBytes(plain, 0, count, expected, 0);
            Assert.True(actual.AsSpan(0, given).SequenceEqual(expected.AsSpan(0, given)), $"{left} bytes before the end");
            ahead -= given;
            actual.AsSpan(given, ahead).CopyTo(actual);
        }
        encryptor.Finish([], 0);
        int last = oracle.DoFinal(expected, 0) - 16;
        Assert.Equal(ahead, last);
        Assert.True(actual.AsSpan(0, last).SequenceEqual(expected.AsSpan(0, last)));
        Assert.Equal(key.Tag, Convert.ToBase64String(expected.AsSpan(last, 16)));
    }

    [Fact]
    public void The_last_counters_are_right()
    {
        using var aes = Aes.Create();
        using var key = new GcmKey(aes, aes.Key);
        using var segment = new GcmSegment(aes, key);
        byte[] iv = RandomNumberGenerator.GetBytes(12);
        uint first = uint.MaxValue - 7;
        var data = new byte[8 * 16];
        segment.Process(iv, first, encrypt: true, data, 0, data.Length, data, 0);
        for (uint i = 0; i < 8; i++)
        {
            var counter = new byte[16];
            iv.CopyTo(counter, 0);
            BinaryPrimitives.WriteUInt32BigEndian(counter.AsSpan(12), first + i);
            Assert.Equal(aes.EncryptEcb(counter, PaddingMode.None), data.AsSpan((int)i * 16, 16).ToArray());
        }
    }

    [Fact]
    public void What_follows_from_the_key_is_wiped_with_it()
    {
        using var aes = Aes.Create();
        var key = new GcmKey(aes, aes.Key);
        Assert.NotEqual(GaloisField.Zero, key.H);
        key.Dispose();
        Assert.Equal(GaloisField.Zero, key.H);
        Assert.Equal(GaloisField.Zero, key.InverseOfH);
        Assert.Equal(GaloisField.Zero, key.HashMask);
        Assert.Equal(GaloisField.Zero, key.PowerOfH(GcmSegment.Size / 16));
    }

    [Fact]
    public void The_platform_is_used_where_it_has_AES_GCM()
    {
        using FileKey key = FileKey.Generate();
        using GcmCipher cipher = GcmCipher.Create(key, encrypt: true, threads: 1);
        Assert.Equal(AesGcm.IsSupported, cipher is NativeGcm);
    }
}
