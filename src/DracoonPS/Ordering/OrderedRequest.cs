using System;
using System.Threading;
using System.Threading.Tasks;

namespace DracoonPS.Ordering;

/// <summary>One piece of work that may run beside others, on any thread: it touches no property of the cmdlet, since these belong to the next pipeline object by then.</summary>
internal sealed class OrderedRequest
{
    /// <param name="target">The object, as the user named it: the target of an error.</param>
    /// <param name="run">The work. It emits through what it is given.</param>
    public OrderedRequest(object target, Func<IOrderedOutput, CancellationToken, Task> run)
    {
        Target = target;
        Run = run;
    }

    public object Target { get; }

    public Func<IOrderedOutput, CancellationToken, Task> Run { get; }

    /// <summary>What it changes; requests with the same key run one after the other, so that the last one in the input is the last one on the server. Null: none.</summary>
    public object? Key { get; init; }
}
