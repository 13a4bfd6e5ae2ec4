using System;
using System.Collections.Concurrent;
using System.Threading;

namespace DracoonPS;

/// <summary>Brings continuations to the one thread that runs <see cref="Run"/>.</summary>
internal sealed class PumpContext : SynchronizationContext, IDisposable
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _queue = new();

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (!TryAdd(d, state))
        {
            // The work is done; what still comes belongs to nobody's pipeline.
            ThreadPool.QueueUserWorkItem(_ => d(state));
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("The pipeline's thread is not waited for.");

    /// <summary>Runs something soon; false when the work is done.</summary>
    public bool TryPost(Action action) => TryAdd(_ => action(), null);

    /// <summary>Runs everything that comes, until <see cref="Complete"/>.</summary>
    public void Run()
    {
        foreach ((SendOrPostCallback callback, object? state) in _queue.GetConsumingEnumerable())
        {
            callback(state);
        }
    }

    public void Complete() => _queue.CompleteAdding();

    public void Dispose() => _queue.Dispose();

    private bool TryAdd(SendOrPostCallback callback, object? state)
    {
        try
        {
            _queue.Add((callback, state));
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or ObjectDisposedException)
        {
            return false; // completed
        }
    }
}
