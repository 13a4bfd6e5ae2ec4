using System.Threading.Tasks;

namespace DracoonPS.Ordering;

/// <summary>Takes what a request emits and brings it to the pipeline when it is the request's turn.</summary>
internal interface IOrderedOutput
{
    /// <summary>Emits an object.</summary>
    /// <param name="value">The object.</param>
    /// <returns>Done when more may come: a request whose turn it is not can't fill the memory.</returns>
    Task WriteAsync(object value);
}
