using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace DracoonPS.Bench;

/// <summary>How much longer a shell takes that imports the module than one that imports an empty binary module (this program's own assembly).</summary>
internal static class ImportBench
{
    public static async Task RunAsync()
    {
        string module = Path.Combine(Sandbox.Root, "out", "DracoonPS", "DracoonPS.psd1");
        string empty = Path.Combine(Sandbox.Root, "tests", "ForeignBouncyCastle", "bin", "Release", "netstandard2.0", "BouncyCastle.Cryptography.dll");
        string host = Path.Combine(Sandbox.Root, "tools", "PSHost", "bin", "Release", "net10.0", "PSHost.dll");
        var ours = new double[6];
        var reference = new double[6];
        for (int i = 0; i < ours.Length; i++) // in turns, so that a busy moment of the machine meets both
        {
            ours[i] = await TimeAsync(host, module);
            reference[i] = await TimeAsync(host, empty);
        }
        Measure.Print("Import-Module, to an empty binary module", $"{Median(ours):0} ms", $"{Median(reference):0} ms", 300 / Math.Max(1, Median(ours) - Median(reference)), 1);
    }

    /// <summary>The first time warms up and does not count.</summary>
    private static double Median(double[] times) => times.Skip(1).Order().ElementAt(2);

    private static async Task<double> TimeAsync(string host, string module)
    {
        var watch = Stopwatch.StartNew();
        using Process process = Process.Start(new ProcessStartInfo("dotnet") { ArgumentList = { host, "-Command", $"Import-Module '{module}'" } })!;
        await process.WaitForExitAsync();
        return watch.Elapsed.TotalMilliseconds;
    }
}
