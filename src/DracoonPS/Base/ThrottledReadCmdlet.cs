using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using DracoonPS.Ordering;

namespace DracoonPS;

/// <summary>A cmdlet that reads something about object after object: as many at a time as the user allows, and in the order of the input.</summary>
public abstract class ThrottledReadCmdlet : DracoonCmdlet
{
    /// <summary>How many requests are in flight at most, from 1 to 32; 4 without it. Whatever it is, objects and errors come in the order of the input. With 1, what there is about an object is emitted before the next one is asked for.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>The requests of this cmdlet.</summary>
    private protected OrderedWork InOrder(CancellationToken cancellationToken) => InOrder(ThrottleLimit, cancellationToken);

    /// <summary>Reads a list about each object, and emits what is in it.</summary>
    /// <param name="references">The objects, as the user named them.</param>
    /// <param name="readAsync">Reads the list about one. Runs beside the pipeline's thread.</param>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    private protected async Task EmitEachAsync<TReference, T>(
        IEnumerable<TReference> references, Func<TReference, CancellationToken, Task<IReadOnlyList<T>>> readAsync, CancellationToken cancellationToken)
        where TReference : class
        where T : class
    {
        OrderedWork work = InOrder(cancellationToken);
        foreach (TReference reference in references)
        {
            await work.SubmitAsync(reference, new OrderedRequest(reference, async (output, cancel) =>
            {
                foreach (T item in await readAsync(reference, cancel))
                {
                    await output.WriteAsync(item);
                }
            }));
        }
    }
}
