using System.Threading;
using System.Threading.Tasks;

namespace DracoonPS.Ordering;

/// <summary>
/// Tells everybody who waits that something changed. Take <see cref="Next"/> first, then look whether there is something to do, then wait for it: no
/// change is missed that way.
/// </summary>
internal sealed class Signal
{
    private TaskCompletionSource<bool> _next = Create();

    /// <summary>Done at the next change.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Something changed. May be called from any thread.</summary>
    public void Pulse() => Interlocked.Exchange(ref _next, Create()).TrySetResult(true);

    private static TaskCompletionSource<bool> Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
