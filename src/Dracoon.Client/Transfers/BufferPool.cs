using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Dracoon.Client.Transfers;

/// <summary>
/// Buffers for transfers that run side by side. Together they never hold more than a budget, however many files are under way; who needs one
/// more waits until another is given back. For several threads.
/// </summary>
public sealed class BufferPool
{
    /// <summary>Below this the runtime collects arrays so cheaply that keeping them is worth nothing.</summary>
    private const int SmallestKept = 85_000;

    private readonly object _lock = new();
    private readonly long _budget;
    private readonly List<byte[]> _idle = new();
    private readonly Queue<Waiter> _waiting = new();
    private long _idleBytes;
    private long _lentBytes;

    /// <summary>A pool.</summary>
    /// <param name="budget">The most bytes at once. A single buffer that is larger is lent all the same, while no other is out: nothing would ever move else.</param>
    public BufferPool(long budget)
    {
        _budget = budget;
    }

    /// <summary>The most bytes that were out at the same time since the pool was made.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>A buffer of at least this size, now or never.</summary>
    /// <returns>Null when the budget is used up, or others wait for it already.</returns>
    internal byte[]? TryRent(int size)
    {
        lock (_lock)
        {
            return _waiting.Count == 0 ? Take(size) : null;
        }
    }

    /// <summary>
    /// A buffer of at least this size, as soon as the budget allows; first come, first served. Who waits here must not hold a buffer that he gives
    /// back only after he got this one.
    /// </summary>
    internal async Task<byte[]> RentAsync(int size, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Waiter waiter;
        lock (_lock)
        {
            if (_waiting.Count == 0 && Take(size) is byte[] buffer)
            {
                return buffer;
            }
            waiter = new Waiter(size);
            _waiting.Enqueue(waiter);
        }
        using (cancellationToken.Register(() => Cancel(waiter, cancellationToken)))
        {
            return await waiter.Granted.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Gives a buffer back.</summary>
    internal void Return(byte[] buffer)
    {
        lock (_lock)
        {
            PutBack(buffer);
            Serve();
        }
    }

    /// <summary>One that gives up no longer keeps those behind him from what would be enough for them.</summary>
    private void Cancel(Waiter waiter, CancellationToken cancellationToken)
    {
        if (waiter.Granted.TrySetCanceled(cancellationToken))
        {
            lock (_lock)
            {
                Serve();
            }
        }
    }

    private void Serve()
    {
        while (_waiting.Count > 0)
        {
            Waiter first = _waiting.Peek();
            if (!first.Granted.Task.IsCompleted)
            {
                if (Take(first.Size) is not byte[] buffer)
                {
                    return;
                }
                if (!first.Granted.TrySetResult(buffer))
                {
                    PutBack(buffer); // cancelled in this very moment
                }
            }
            _waiting.Dequeue();
        }
    }

    private byte[]? Take(int size)
    {
        for (int i = _idle.Count - 1; i >= 0; i--)
        {
            byte[] kept = _idle[i];
            if (kept.Length >= size && kept.Length / 2 <= size && Fits(kept.Length))
            {
                Forget(i);
                return Lend(kept);
            }
        }
        if (!Fits(size))
        {
            return null;
        }
        while (_idle.Count > 0 && _lentBytes + _idleBytes + size > _budget)
        {
            Forget(0);
        }
        return Lend(new byte[size]);
    }

    private bool Fits(int size) => _lentBytes == 0 || _lentBytes + size <= _budget;

    private byte[] Lend(byte[] buffer)
    {
        _lentBytes += buffer.Length;
        PeakBytes = Math.Max(PeakBytes, _lentBytes);
        return buffer;
    }

    private void PutBack(byte[] buffer)
    {
        _lentBytes -= buffer.Length;
        if (buffer.Length >= SmallestKept && _lentBytes + _idleBytes + buffer.Length <= _budget)
        {
            _idle.Add(buffer);
            _idleBytes += buffer.Length;
        }
    }

    private void Forget(int index)
    {
        _idleBytes -= _idle[index].Length;
        _idle.RemoveAt(index);
    }

    private sealed class Waiter
    {
        public Waiter(int size)
        {
            Size = size;
        }

        public int Size { get; }

        public TaskCompletionSource<byte[]> Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
