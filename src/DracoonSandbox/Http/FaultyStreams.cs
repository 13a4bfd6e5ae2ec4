namespace DracoonSandbox.Http;

/// <summary>A request's body of which some bytes come, and then the connection is cut.</summary>
internal sealed class FaultyRequestStream(HttpContext context, Stream inner, long left) : PassingStream
{
    public override bool CanRead => true;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (left == 0)
        {
            context.Abort();
            await Task.Delay(Timeout.Infinite, context.RequestAborted); // until the server knows it, which takes no answer for an error of its own then
        }
        int n = await inner.ReadAsync(buffer[..(int)Math.Min(buffer.Length, left)], cancellationToken);
        left -= n;
        return n;
    }
}

/// <summary>An answer's body that is cut, ends too early, or is damaged.</summary>
internal sealed class FaultyResponseStream(HttpContext context, Stream inner) : PassingStream
{
    private const int Pieces = 16;

    private long _position;

    /// <summary>After how many bytes the connection is cut.</summary>
    public long? Cut { get; init; }

    /// <summary>After how many bytes the answer ends as if that were all.</summary>
    public long? End { get; init; }

    /// <summary>Which byte gets a bit flipped.</summary>
    public long? Flip { get; init; }

    /// <summary>How long each piece is held back: a write goes out in so many of them.</summary>
    public TimeSpan Drip { get; init; }

    public override bool CanWrite => true;

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        byte[] bytes = buffer[..(int)Math.Min(buffer.Length, (Cut ?? End ?? long.MaxValue) - _position)].ToArray();
        if (Flip is long flip && flip >= _position && flip < _position + bytes.Length)
        {
            bytes[flip - _position] ^= 1;
        }
        _position += bytes.Length;
        int piece = Drip > TimeSpan.Zero ? (bytes.Length / Pieces) + 1 : bytes.Length;
        for (int i = 0; i < bytes.Length; i += piece)
        {
            await Task.Delay(Drip, cancellationToken);
            await inner.WriteAsync(bytes.AsMemory(i, Math.Min(piece, bytes.Length - i)), cancellationToken);
            if (Drip > TimeSpan.Zero)
            {
                await inner.FlushAsync(cancellationToken);
            }
        }
        if (_position == Cut)
        {
            await inner.FlushAsync(cancellationToken);
            context.Abort();
            throw new OperationCanceledException("The connection is cut on demand.");
        }
    }
}

/// <summary>What is the same in both directions: bytes pass once, asynchronously.</summary>
internal abstract class PassingStream : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
