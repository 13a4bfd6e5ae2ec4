#if NET8_0_OR_GREATER
using System;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;

namespace Dracoon.Crypto;

/// <summary>
/// AES-GCM from the platform's parts, which has it for whole messages only. A chunk is cut into segments that are independent of each other:
/// each is encrypted in counter mode, and hashed by itself; the hashes are put together in the order of the segments.
/// </summary>
internal sealed class NativeGcm : GcmCipher
{
    private const int BlockSize = 16;

    /// <summary>From how many bytes on it pays to wake another thread.</summary>
    private const int ParallelSize = 4 * GcmSegment.Size;

    private readonly Aes _aes;
    private readonly GcmKey _key;
    private readonly byte[] _iv;
    private readonly bool _encrypt;
    private readonly int _threads;
    private readonly ConcurrentBag<GcmSegment> _idle = new();

    // The block that the last chunk ended in the middle of: its key stream, and its ciphertext so far.
    private readonly byte[] _keyStream = new byte[BlockSize];
    private readonly byte[] _block = new byte[BlockSize];
    private int _used;

    private GaloisField _hash;
    private long _length;
    private uint _counter = 2; // 1 belongs to the tag

    public NativeGcm(FileKey key, bool encrypt, int threads)
    {
        byte[] bytes = key.CopyKey();
        try
        {
            _aes = Aes.Create();
            _aes.Key = bytes;
            _key = new GcmKey(_aes, bytes);
        }
        finally
        {
            Array.Clear(bytes, 0, bytes.Length);
        }
        _iv = key.IvBytes;
        _encrypt = encrypt;
        _threads = Math.Max(1, threads);
    }

    public override bool WorksInPlace => true;

    protected override int OutputSize(int count) => count;

    protected override int FinalSize() => 0;

    protected override int CompleteEncryption(byte[] output, int outputOffset, byte[] tag)
    {
        Tag().CopyTo(tag, 0);
        return 0;
    }

    protected override int CompleteDecryption(byte[] tag, byte[] output, int outputOffset) =>
        CryptographicOperations.FixedTimeEquals(Tag(), tag) ? 0 : throw TagMismatch();

    protected override void Wipe()
    {
        while (_idle.TryTake(out GcmSegment? segment))
        {
            segment.Dispose();
        }
        _key.Dispose();
        _aes.Dispose();
        Array.Clear(_keyStream, 0, BlockSize);
    }

    protected override int Process(byte[] input, int inputOffset, int count, byte[] output, int outputOffset)
    {
        int done = Math.Min(count, (BlockSize - _used) % BlockSize);
        if (done > 0)
        {
            ProcessPartly(input, inputOffset, done, output, outputOffset);
        }
        int whole = (count - done) / BlockSize * BlockSize;
        if (whole > 0)
        {
            ProcessBlocks(input, inputOffset + done, whole, output, outputOffset + done);
            done += whole;
        }
        if (done < count)
        {
            _key.EncryptBlock(_iv, _counter++, _keyStream);
            ProcessPartly(input, inputOffset + done, count - done, output, outputOffset + done);
        }
        _length += count;
        return count;
    }

    /// <summary>Some bytes within one block.</summary>
    private void ProcessPartly(byte[] input, int inputOffset, int count, byte[] output, int outputOffset)
    {
        for (int i = 0; i < count; i++)
        {
            byte from = input[inputOffset + i];
            byte to = (byte)(from ^ _keyStream[_used]);
            output[outputOffset + i] = to;
            _block[_used++] = _encrypt ? to : from;
        }
        if (_used == BlockSize)
        {
            _used = 0;
            _hash = (_hash ^ GaloisField.Read(_block)) * _key.H;
        }
    }

    private void ProcessBlocks(byte[] input, int inputOffset, int count, byte[] output, int outputOffset)
    {
        int segments = (count + GcmSegment.Size - 1) / GcmSegment.Size;
        uint counter = _counter;
        _counter += (uint)(count / BlockSize);
        GaloisField One(GcmSegment segment, int index)
        {
            int offset = index * GcmSegment.Size;
            return segment.Process(_iv, counter + (uint)(offset / BlockSize), _encrypt, input, inputOffset + offset, Math.Min(GcmSegment.Size, count - offset), output, outputOffset + offset);
        }
        if (_threads == 1 || count < ParallelSize)
        {
            GcmSegment segment = Rent();
            try
            {
                for (int i = 0; i < segments; i++)
                {
                    Append(One(segment, i), Math.Min(GcmSegment.Size, count - (i * GcmSegment.Size)));
                }
            }
            finally
            {
                _idle.Add(segment); // whatever happens: it has key stream to be wiped
            }
            return;
        }
        // Each thread takes a run of neighbours: waking it for every segment would cost more than it brings.
        var hashes = new GaloisField[segments];
        int threads = Math.Min(_threads, segments);
        Parallel.For(0, threads, thread =>
        {
            GcmSegment segment = Rent();
            int end = (int)((long)segments * (thread + 1) / threads);
            try
            {
                for (int i = (int)((long)segments * thread / threads); i < end; i++)
                {
                    hashes[i] = One(segment, i);
                }
            }
            finally
            {
                _idle.Add(segment);
            }
        });
        for (int i = 0; i < segments; i++)
        {
            Append(hashes[i], Math.Min(GcmSegment.Size, count - (i * GcmSegment.Size)));
        }
    }

    private GcmSegment Rent() => _idle.TryTake(out GcmSegment? segment) ? segment : new GcmSegment(_aes, _key);

    /// <summary>The hash of what came before moves up by the blocks of the segment.</summary>
    private void Append(GaloisField segmentHash, int size) => _hash = (_hash * _key.PowerOfH(size / BlockSize)) ^ segmentHash;

    private byte[] Tag()
    {
        GaloisField hash = _hash;
        if (_used > 0)
        {
            Array.Clear(_block, _used, BlockSize - _used);
            hash = (hash ^ GaloisField.Read(_block)) * _key.H;
        }
        hash = (hash ^ new GaloisField(0, (ulong)_length * 8)) * _key.H;
        byte[] tag = new byte[BlockSize];
        _key.EncryptBlock(_iv, 1, tag);
        (hash ^ GaloisField.Read(tag)).Write(tag);
        return tag;
    }
}
#endif
