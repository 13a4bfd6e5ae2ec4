using System.Management.Automation;
using System.Threading;
using DracoonPS.Ordering;

namespace DracoonPS;

/// <summary>A cmdlet that changes object after object: one at a time, or as many as the user allows, and in the order of the input.</summary>
public abstract class ThrottledCmdlet : DracoonCmdlet
{
    /// <summary>How many requests are in flight at most, from 1 to 32; 1 without it, so that each is done before the next one begins. Whatever it is, questions, objects and errors come in the order of the input.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 1;

    /// <summary>The requests of this cmdlet.</summary>
    private protected OrderedWork InOrder(CancellationToken cancellationToken) => InOrder(ThrottleLimit, cancellationToken);
}
