using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace DracoonPS.Ordering;

/// <summary>An object of the input: first something may be looked up for it, then it becomes requests, one after the other.</summary>
internal sealed class PreparedInput
{
    private readonly Func<IEnumerable<OrderedRequest>> _requests;
    private IEnumerator<OrderedRequest>? _enumerator;

    /// <param name="target">The object, as the user named it.</param>
    /// <param name="prepared">The look-up.</param>
    /// <param name="requests">The requests, once the look-up went well.</param>
    public PreparedInput(object target, Task prepared, Func<IEnumerable<OrderedRequest>> requests)
    {
        Target = target;
        Prepared = prepared;
        _requests = requests;
    }

    public object Target { get; }

    public Task Prepared { get; }

    public bool HasFailed => Prepared.IsFaulted || Prepared.IsCanceled;

    /// <summary>A request that has to wait for another one with the same key.</summary>
    public OrderedRequest? Held { get; set; }

    /// <summary>The next request, which asks the user where there is something to ask; null when there is no more.</summary>
    public OrderedRequest? Next()
    {
        _enumerator ??= _requests().GetEnumerator();
        if (_enumerator.MoveNext())
        {
            return _enumerator.Current;
        }
        _enumerator.Dispose();
        return null;
    }
}
