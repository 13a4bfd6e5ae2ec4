using System;
using System.Threading;
using System.Threading.Tasks;

namespace Dracoon.Client.Http;

/// <summary>The time and the waiting of retries and token expiry, so that tests need not wait.</summary>
internal class Clock
{
    public static readonly Clock System = new();

    public virtual DateTime UtcNow => DateTime.UtcNow;

    public virtual Task Delay(TimeSpan time, CancellationToken cancellationToken) => Task.Delay(time, cancellationToken);
}
