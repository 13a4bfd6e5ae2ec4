using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace DracoonPS.Ordering;

/// <summary>A request that was started, with what it emitted before its turn.</summary>
internal sealed class RunningRequest : IOrderedOutput
{
    private const int Capacity = 1000; // two pages of a list

    private readonly ConcurrentQueue<object> _buffer = new();
    private readonly Signal _changed;
    private readonly CancellationToken _cancellationToken;

    public RunningRequest(object target, object? key, Signal changed, CancellationToken cancellationToken)
    {
        Target = target;
        Key = key;
        _changed = changed;
        _cancellationToken = cancellationToken;
    }

    public object Target { get; }

    public object? Key { get; }

    /// <summary>The work; set when it has begun.</summary>
    public Task Work { get; set; } = Task.CompletedTask;

    public bool HasFailed => Work.IsFaulted || Work.IsCanceled;

    public async Task WriteAsync(object value)
    {
        while (true)
        {
            Task change = _changed.Next;
            _cancellationToken.ThrowIfCancellationRequested();
            if (_buffer.Count < Capacity)
            {
                break;
            }
            await change.ConfigureAwait(false);
        }
        _buffer.Enqueue(value);
        _changed.Pulse();
    }

    /// <summary>Hands on what was emitted until now.</summary>
    /// <param name="write">Takes it.</param>
    /// <returns>True when there was something.</returns>
    public bool Flush(Action<object> write)
    {
        bool any = false;
        while (_buffer.TryDequeue(out object? value))
        {
            any = true;
            write(value);
        }
        return any;
    }
}
