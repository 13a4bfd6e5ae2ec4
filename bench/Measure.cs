using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace DracoonPS.Bench;

/// <summary>Runs ours and a reference alternately in one process, and prints the ratio of the medians.</summary>
internal static class Measure
{
    /// <summary>Prints <c>name, ours, reference, ratio</c>; a ratio above 1 means that ours is faster.</summary>
    /// <param name="name">What is measured.</param>
    /// <param name="unit">What <paramref name="amount"/> counts, a second.</param>
    /// <param name="amount">How much one run does.</param>
    /// <param name="reach">The ratio that is aimed at.</param>
    /// <param name="ours">One run of ours.</param>
    /// <param name="reference">One run of the reference.</param>
    /// <param name="prepare">Runs before each of them and is not timed; null for nothing.</param>
    /// <param name="rounds">How many runs the median is of, after one to warm up; with one round there is none.</param>
    public static async Task CompareAsync(string name, string unit, double amount, double reach, Func<Task> ours, Func<Task> reference, int rounds = 5, Action? prepare = null)
    {
        if (rounds > 1)
        {
            prepare?.Invoke();
            await ours();
            prepare?.Invoke();
            await reference();
        }
        var ourTimes = new double[rounds];
        var referenceTimes = new double[rounds];
        for (int i = 0; i < rounds; i++)
        {
            prepare?.Invoke();
            ourTimes[i] = await TimeAsync(ours);
            prepare?.Invoke();
            referenceTimes[i] = await TimeAsync(reference);
        }
        double our = amount / Median(ourTimes);
        double other = amount / Median(referenceTimes);
        Print(name, $"{Number(our)} {unit}", $"{Number(other)} {unit}", our / other, reach);
    }

    public static Task CompareAsync(string name, string unit, double amount, double reach, Action ours, Action reference) =>
        CompareAsync(name, unit, amount, reach, () => { ours(); return Task.CompletedTask; }, () => { reference(); return Task.CompletedTask; });

    public static void Print(string name, string ours, string reference, double ratio, double reach) => Console.WriteLine(
        $"{name,-58} {ours,16} {reference,16} {ratio.ToString("0.00", CultureInfo.InvariantCulture) + "x",8}   (reach {reach.ToString("0.##", CultureInfo.InvariantCulture)}x{(ratio >= reach ? "" : ", missed")})");

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        await action();
        return watch.Elapsed.TotalSeconds;
    }

    private static double Median(double[] times) => times.Order().ElementAt(times.Length / 2);

    private static string Number(double value) => value.ToString(value >= 100 ? "0" : "0.00", CultureInfo.InvariantCulture);
}
