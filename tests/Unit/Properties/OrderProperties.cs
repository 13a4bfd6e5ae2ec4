extern alias Module;

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using FsCheck.Fluent;
using Module::DracoonPS.Ordering;
using Xunit;

namespace DracoonPS.UnitTests.Properties;

/// <summary>Requests that run beside each other (-ThrottleLimit).</summary>
public sealed class OrderProperties
{
    [Fact]
    public void What_runs_at_once_comes_in_the_order_of_the_input() => Cases.Check(
        "What runs at once comes in the order of the input, each once, never more than the limit", Gen.Choose(0, int.MaxValue), seed => RunAsync(seed).GetAwaiter().GetResult());

    private static async Task RunAsync(int seed)
    {
        var random = new Random(seed);
        int limit = random.Next(1, 9);
        var expected = new List<string>();
        var told = new List<string>();
        var flight = new Flight();
        var work = new OrderedWork(limit, (target, run) => TellAsync(told, target, run), value => told.Add((string)value), CancellationToken.None);
        for (int input = 0, inputs = random.Next(25); input < inputs; input++)
        {
            string name = "input " + input;
            int turns = random.Next(10);
            bool fails = random.Next(8) == 0;
            var requests = new List<OrderedRequest>();
            for (int n = random.Next(4); n > 0; n--)
            {
                requests.Add(Request(random, flight, name + "." + n, fails ? [] : expected));
            }
            if (fails)
            {
                expected.Add(name + " failed");
            }
            await work.SubmitAsync(name, _ => flight.RunAsync(null, turns, fails, () => Task.FromResult(0)), _ => requests);
        }
        await work.DrainAsync();
        Assert.Equal(expected, told);
        Assert.InRange(flight.Most, 0, limit);
    }

    private static OrderedRequest Request(Random random, Flight flight, string name, List<string> expected)
    {
        int turns = random.Next(10);
        bool fails = random.Next(8) == 0;
        object? key = random.Next(3) == 0 ? random.Next(3) : null;
        string[] values = [.. Enumerable.Range(0, random.Next(3)).Select(i => name + " gives " + i)];
        expected.AddRange(values);
        if (fails)
        {
            expected.Add(name + " failed");
        }
        return new OrderedRequest(name, (output, _) => flight.RunAsync(key, turns, fails, async () =>
        {
            foreach (string value in values)
            {
                await output.WriteAsync(value);
            }
            return 0;
        }))
        { Key = key };
    }

    private static async Task<bool> TellAsync(List<string> told, object target, Func<Task> run)
    {
        try
        {
            await run();
            return true;
        }
        catch (PlannedException)
        {
            told.Add(target + " failed");
            return false;
        }
    }

    /// <summary>What is under way.</summary>
    private sealed class Flight
    {
        private readonly ConcurrentDictionary<object, bool> _keys = new();
        private int _count;
        private int _most;

        public int Most => _most;

        /// <summary>Takes some turns of the thread pool; none is also a time.</summary>
        public async Task<int> RunAsync(object? key, int turns, bool fails, Func<Task<int>> run)
        {
            int count = Interlocked.Increment(ref _count);
            for (int most = _most; count > most; most = _most)
            {
                Interlocked.CompareExchange(ref _most, count, most);
            }
            Assert.True(key is null || _keys.TryAdd(key, true), "Two with one key run at once.");
            try
            {
                for (int n = 0; n < turns; n++)
                {
                    await Task.Yield();
                }
                int result = await run();
                return fails ? throw new PlannedException() : result;
            }
            finally
            {
                if (key is not null)
                {
                    _keys.TryRemove(key, out _);
                }
                Interlocked.Decrement(ref _count);
            }
        }
    }

    private sealed class PlannedException : Exception
    {
    }
}
