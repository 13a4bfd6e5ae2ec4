using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Ordering;

namespace DracoonPS.Overview;

/// <summary>What all parts of the overview are gathered with.</summary>
internal sealed class Gathering
{
    public Gathering(DracoonSession session, OverviewLimits limits, DateTime now, CancellationToken cancellationToken)
    {
        Session = session;
        Limits = limits;
        Now = now;
        CancellationToken = cancellationToken;
    }

    public DracoonSession Session { get; }

    public OverviewLimits Limits { get; }

    /// <summary>The moment that everything is measured against, UTC.</summary>
    public DateTime Now { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>Asks something about each item, several at once.</summary>
    /// <returns>The answers in the order of the items.</returns>
    public async Task<List<TAnswer>> EachAsync<TItem, TAnswer>(IEnumerable<TItem> items, Func<TItem, CancellationToken, Task<TAnswer>> ask)
        where TItem : notnull
        where TAnswer : notnull
    {
        // The first failure ends what is still under way.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken);
        var answers = new List<TAnswer>();
        try
        {
            var work = new OrderedWork(Limits.Requests, RunAsync, answer => answers.Add((TAnswer)answer), stop.Token);
            foreach (TItem item in items)
            {
                await work.SubmitAsync(item, new OrderedRequest(item, async (output, cancel) => await output.WriteAsync(await ask(item, cancel))));
            }
            await work.DrainAsync();
            return answers;
        }
        catch
        {
            stop.Cancel();
            throw;
        }
    }

    private static async Task<bool> RunAsync(object target, Func<Task> work)
    {
        await work();
        return true;
    }
}
