using System;
using System.Diagnostics;
using System.Threading;
using Xunit.Runners;

namespace DracoonPS.UnitTests;

/// <summary>Runs the tests of this assembly, and ends with the line that build.ps1 counts.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        bool verbose = Array.IndexOf(args, "--verbose") >= 0;
        var watch = Stopwatch.StartNew();
        int passed = 0;
        int failed = 0;
        int skipped = 0;
        int seen = 0;
        using var ended = new ManualResetEventSlim();
        using (AssemblyRunner runner = AssemblyRunner.WithoutAppDomain(typeof(Program).Assembly.Location))
        {
            runner.OnTestPassed = test =>
            {
                Interlocked.Increment(ref passed);
                if (verbose)
                {
                    Console.WriteLine($"  {test.ExecutionTime,8:0.00} s  {test.TestDisplayName}");
                }
            };
            runner.OnTestSkipped = test =>
            {
                Interlocked.Increment(ref skipped);
                Console.WriteLine($"  skipped: {test.TestDisplayName}: {test.SkipReason}");
            };
            runner.OnTestFailed = test =>
            {
                Interlocked.Increment(ref failed);
                Console.WriteLine($"  FAILED: {test.TestDisplayName}\n    {test.ExceptionType}: {test.ExceptionMessage}\n{test.ExceptionStackTrace}");
            };
            // What fails outside of a test: discovery, fixtures, cleaning up.
            runner.OnErrorMessage = error =>
            {
                Interlocked.Increment(ref failed);
                Console.WriteLine($"  FAILED: {error.MesssageType}\n    {error.ExceptionType}: {error.ExceptionMessage}\n{error.ExceptionStackTrace}");
            };
            runner.OnExecutionComplete = info =>
            {
                seen = info.TotalTests;
                ended.Set();
            };
            runner.Start();
            ended.Wait();
            SpinWait.SpinUntil(() => runner.Status == AssemblyRunnerStatus.Idle, TimeSpan.FromSeconds(10)); // it can't be disposed before
        }
        Console.WriteLine($"Tests on {Runtime()}: {passed} passed, {failed} failed, {skipped} skipped in {watch.Elapsed.TotalSeconds:0} s");
        return seen > 0 && failed == 0 ? 0 : 1;
    }

    private static string Runtime() => Type.GetType("Mono.Runtime") is null ? ".NET Framework " + Environment.Version : "Mono " + Environment.Version;
}
