using System;
using System.Threading.Tasks;
using Dracoon.Client;

namespace DracoonPS.Overview;

/// <summary>A part of the overview: what was found, or why the caller may not see it.</summary>
/// <typeparam name="T">What is found.</typeparam>
internal sealed class Part<T>
    where T : class
{
    private Part(T? facts, string? missing)
    {
        Facts = facts;
        Missing = missing;
    }

    /// <summary>What was found; null when the caller may not see it.</summary>
    public T? Facts { get; }

    /// <summary>What the caller would need; null when it was there.</summary>
    public string? Missing { get; }

    /// <summary>Gathers. A missing right is an answer for this part; every other failure is one for the whole page.</summary>
    /// <param name="right">What is needed to see it, for people.</param>
    /// <param name="gather">The work.</param>
    public static async Task<Part<T>> GatherAsync(string right, Func<Task<T>> gather)
    {
        try
        {
            return new Part<T>(await gather(), null);
        }
        catch (DracoonOperationNotAvailableException e)
        {
            return new Part<T>(null, $"This server (API {e.ServerVersion}) does not offer it.");
        }
        catch (DracoonApiException e) when (e.StatusCode == 403)
        {
            return new Part<T>(null, $"The signed-in user may not see this. It needs {right}.");
        }
    }
}
