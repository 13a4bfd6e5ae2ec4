using System;
using System.Threading.Tasks;

namespace DracoonPS.References;

/// <summary>What a parameter names that is mostly the same for all objects of the pipeline: it is looked up once, and when that fails it is told once.</summary>
/// <typeparam name="T">The kind of reference.</typeparam>
internal sealed class ResolvedOnce<T>
    where T : class
{
    private T? _reference;
    private (long Id, string Text)? _found;

    /// <summary>The number and the name of what is meant.</summary>
    /// <param name="reference">What the parameter names now.</param>
    /// <param name="resolve">Looks it up.</param>
    /// <param name="attempt">Waits for the work for a target, and tells its failure.</param>
    /// <returns>Null when it was not found, which has been told then.</returns>
    public async Task<(long Id, string Text)?> GetAsync(T reference, Func<Task<(long Id, string Text)>> resolve, Func<object, Func<Task>, Task<bool>> attempt)
    {
        if (!ReferenceEquals(reference, _reference))
        {
            _reference = reference;
            _found = null;
            await attempt(reference, async () => _found = await resolve());
        }
        return _found;
    }
}
