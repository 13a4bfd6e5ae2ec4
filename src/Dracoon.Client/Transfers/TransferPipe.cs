using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Dracoon.Client.Transfers;

/// <summary>
/// Joins a download and an upload without a file in between. What is written waits until it is read, up to a limit. The last byte is held
/// back until <see cref="Complete"/> says that all bytes are what they should be: whoever reads can't finish before.
/// </summary>
internal sealed class TransferPipe : IDisposable
{
    private readonly long _size;
    private readonly int _capacity;
    private readonly object _gate = new();
    private readonly Queue<byte[]> _chunks = new();
    private TaskCompletionSource<bool> _changed = NewSignal();
    private int _offset;
    private long _buffered;
    private long _read;
    private bool _isComplete;
    private bool _isReaderGone;

    /// <param name="size">How many bytes will go through.</param>
    /// <param name="capacity">How many bytes may wait; one write may go beyond.</param>
    public TransferPipe(long size, int capacity)
    {
        _size = size;
        _capacity = capacity;
        Reader = new ReadEnd(this);
        Writer = new WriteEnd(this);
    }

    /// <summary>What the upload reads. Disposing it makes writing fail.</summary>
    public Stream Reader { get; }

    /// <summary>What the download writes.</summary>
    public Stream Writer { get; }

    /// <summary>Why the writing side gave up, where it was the first to do so; what the reader gets to hear.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>All bytes are written and verified.</summary>
    public void Complete() => Change(() => _isComplete = true);

    /// <summary>The writing side gives up. The reader gets the error instead of an end.</summary>
    public void Fail(Exception failure) => Change(() => Failure ??= _isReaderGone ? null : failure);

    public void Dispose()
    {
        Reader.Dispose();
        Writer.Dispose();
    }

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Change(Action change)
    {
        TaskCompletionSource<bool> changed;
        lock (_gate)
        {
            change();
            changed = _changed;
            _changed = NewSignal();
        }
        changed.TrySetResult(true);
    }

    private async Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        while (count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task wait;
            lock (_gate)
            {
                if (_isReaderGone)
                {
                    throw new IOException("The receiving side has ended.");
                }
                wait = _buffered < _capacity ? Task.CompletedTask : _changed.Task;
            }
            if (!wait.IsCompleted)
            {
                await WaitAsync(wait, cancellationToken).ConfigureAwait(false);
                continue;
            }
            var chunk = new byte[count];
            Buffer.BlockCopy(buffer, offset, chunk, 0, count);
            Change(() =>
            {
                _chunks.Enqueue(chunk);
                _buffered += count;
            });
            return;
        }
    }

    private async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        while (count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task wait;
            lock (_gate)
            {
                if (Failure is not null)
                {
                    throw new IOException("The sending side failed: " + Failure.Message, Failure);
                }
                if (_isComplete && _chunks.Count == 0)
                {
                    return 0;
                }
                wait = _changed.Task;
            }
            int n = Take(buffer, offset, count);
            if (n > 0)
            {
                return n;
            }
            await WaitAsync(wait, cancellationToken).ConfigureAwait(false);
        }
        return 0;
    }

    private int Take(byte[] buffer, int offset, int count)
    {
        int taken = 0;
        lock (_gate)
        {
            long allowed = _isComplete ? long.MaxValue : _size - 1 - _read;
            if (_chunks.Count > 0 && allowed > 0)
            {
                byte[] chunk = _chunks.Peek();
                taken = (int)Math.Min(Math.Min(count, chunk.Length - _offset), allowed);
                Buffer.BlockCopy(chunk, _offset, buffer, offset, taken);
                _offset += taken;
                _read += taken;
                _buffered -= taken;
                if (_offset == chunk.Length)
                {
                    _chunks.Dequeue();
                    _offset = 0;
                }
            }
        }
        if (taken > 0)
        {
            Change(static () => { });
        }
        return taken;
    }

    private static async Task WaitAsync(Task wait, CancellationToken cancellationToken)
    {
        TaskCompletionSource<bool> cancelled = NewSignal();
        using (cancellationToken.Register(() => cancelled.TrySetResult(true)))
        {
            await Task.WhenAny(wait, cancelled.Task).ConfigureAwait(false);
        }
        cancellationToken.ThrowIfCancellationRequested();
    }

    private void CloseReader() => Change(() =>
    {
        _isReaderGone = true;
        _chunks.Clear();
        _buffered = 0;
    });

    private abstract class End : Stream
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }

    private sealed class ReadEnd : End
    {
        private readonly TransferPipe _pipe;

        public ReadEnd(TransferPipe pipe)
        {
            _pipe = pipe;
        }

        public override bool CanRead => true;

        public override bool CanWrite => false;

        public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => _pipe.ReadAsync(buffer, offset, count, cancellationToken);

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            _pipe.CloseReader();
            base.Dispose(disposing);
        }
    }

    private sealed class WriteEnd : End
    {
        private readonly TransferPipe _pipe;

        public WriteEnd(TransferPipe pipe)
        {
            _pipe = pipe;
        }

        public override bool CanRead => false;

        public override bool CanWrite => true;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => _pipe.WriteAsync(buffer, offset, count, cancellationToken);
    }
}
