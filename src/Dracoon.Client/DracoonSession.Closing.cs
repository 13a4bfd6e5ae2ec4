using System;
using System.Threading;
using System.Threading.Tasks;

namespace Dracoon.Client;

/// <content>What happens to transfers that are under way when the session ends.</content>
public sealed partial class DracoonSession
{
    private static readonly TimeSpan LongestClosing = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ClosingPause = TimeSpan.FromMilliseconds(10);

    private readonly CancellationTokenSource _closing = new();
    private int _transferCount;

    /// <summary>Runs a transfer that ends with the session: it is cancelled then, and has the time to clean up behind itself while the tokens still hold.</summary>
    internal async Task<T> WhileOpenAsync<T>(Func<CancellationToken, Task<T>> transfer, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _transferCount);
        try
        {
            if (_closing.IsCancellationRequested)
            {
                throw new SessionClosedException();
            }
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
            return await transfer(either.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (_closing.IsCancellationRequested && !cancellationToken.IsCancellationRequested && e is OperationCanceledException or ObjectDisposedException or KeypairLockedException)
        {
            throw new SessionClosedException(e);
        }
        finally
        {
            Interlocked.Decrement(ref _transferCount);
        }
    }

    /// <summary>Ends what is under way, and waits until it has cleaned up.</summary>
    private async Task EndTransfersAsync(CancellationToken cancellationToken)
    {
        _closing.Cancel();
        DateTime end = DateTime.UtcNow + LongestClosing;
        while (Volatile.Read(ref _transferCount) > 0 && DateTime.UtcNow < end)
        {
            await Task.Delay(ClosingPause, cancellationToken).ConfigureAwait(false);
        }
    }
}
