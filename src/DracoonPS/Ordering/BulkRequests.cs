using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Dracoon.Client;

namespace DracoonPS;

/// <summary>Changes many objects in few requests. The server does all of a request or nothing: when it refuses, each object has its own request, so that the error names it.</summary>
internal static class BulkRequests
{
    /// <param name="items">What is to be changed.</param>
    /// <param name="size">How many fit into one request.</param>
    /// <param name="many">The request for several.</param>
    /// <param name="one">The request for one.</param>
    /// <param name="attempt">Runs the request for one, and reports when it fails.</param>
    public static async Task SendAsync<T>(IEnumerable<T> items, int size, Func<IReadOnlyList<T>, Task> many, Func<T, Task> one, Func<T, Func<Task>, Task> attempt)
    {
        var rest = new Queue<T>(items);
        while (rest.Count > 0)
        {
            var chunk = new List<T>();
            while (rest.Count > 0 && chunk.Count < size)
            {
                chunk.Add(rest.Dequeue());
            }
            if (chunk.Count > 1 && await TryManyAsync(() => many(chunk)))
            {
                continue;
            }
            foreach (T item in chunk)
            {
                await attempt(item, () => one(item));
            }
        }
    }

    private static async Task<bool> TryManyAsync(Func<Task> request)
    {
        try
        {
            await request();
            return true;
        }
        catch (DracoonApiException e) when (e.StatusCode is 400 or 403 or 404)
        {
            return false; // one of them is the reason; which one, the single requests tell
        }
    }
}
