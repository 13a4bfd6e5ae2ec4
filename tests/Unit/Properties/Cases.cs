using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace DracoonPS.UnitTests.Properties;

/// <summary>How many random cases a property is tried with: 2,000 in the tests, and as many as <c>./build.sh fuzz</c> says.</summary>
internal static class Cases
{
    private static readonly string Root = FindRoot();

    public static int Count { get; } = (int)(Number("DRACOONPS_FUZZ_CASES") ?? 2_000);

    /// <summary>Where chance begins. <c>DRACOONPS_FUZZ_SEED</c> repeats a run; it is in the message of every failure.</summary>
    public static ulong Seed { get; } = Number("DRACOONPS_FUZZ_SEED") ?? (ulong)Stopwatch.GetTimestamp() % 1_000_000_000;

    /// <summary>A property that takes longer hangs.</summary>
    private static TimeSpan Longest => TimeSpan.FromMinutes(5 + (Count / 2000.0));

    /// <summary>Tries a property; a failure names the smallest case that was found.</summary>
    /// <param name="name">What holds.</param>
    /// <param name="values">Where the cases come from.</param>
    /// <param name="holds">Throws when it does not hold.</param>
    /// <param name="cost">How many ordinary cases one of these costs: there are so many times fewer.</param>
    public static void Check<T>(string name, Gen<T> values, Action<T> holds, int cost = 1)
    {
        int count = Math.Max(1, Count / cost);
        var replay = new Replay(new Rnd(Seed, Seed | 1), FSharpOption<int>.None);
        Config config = Config.QuickThrowOnFailure.WithMaxTest(count).WithStartSize(1).WithEndSize(100).WithQuietOnSuccess(true).WithReplay(FSharpOption<Replay>.Some(replay));
        var watch = Stopwatch.StartNew();
        try
        {
            Task checking = Task.Run(() => Prop.ForAll(values.ToArbitrary(), holds).Check(config));
            if (!((IAsyncResult)checking).AsyncWaitHandle.WaitOne(Longest))
            {
                throw new TimeoutException($"It has not ended after {Longest}.");
            }
            checking.GetAwaiter().GetResult();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{name}. Again with DRACOONPS_FUZZ_SEED={Seed} and DRACOONPS_FUZZ_CASES={Count}. {e.Message}", e);
        }
        Report(name, count, watch.Elapsed);
    }

    /// <summary>Says what was tried, for <c>./build.sh fuzz</c>.</summary>
    public static void Report(string name, int count, TimeSpan time)
    {
        string folder = Path.Combine(Root, "artifacts", "fuzz");
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, string.Concat(name.Split(Path.GetInvalidFileNameChars())).Replace(' ', '-') + ".txt");
        File.WriteAllText(file, string.Format(CultureInfo.InvariantCulture, "{0,9:N0} cases {1,7:F1} s  seed {2}  {3}\n", count, time.TotalSeconds, Seed, name));
    }

    private static ulong? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : null;

    private static string FindRoot()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "DracoonPS.slnx")))
        {
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("The tests don't run inside the repository.");
        }
        return root;
    }
}
