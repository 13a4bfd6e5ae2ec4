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
        double ours = await MedianAsync(host, module);
        double reference = await MedianAsync(host, empty);
        Measure.Print("Import-Module, to an empty binary module", $"{ours:0} ms", $"{reference:0} ms", 300 / Math.Max(1, ours - reference), 1);
    }

    private static async Task<double> MedianAsync(string host, string module)
    {
        var times = new double[6];
        for (int i = 0; i < times.Length; i++)
        {
            var watch = Stopwatch.StartNew();
            using Process process = Process.Start(new ProcessStartInfo("dotnet") { ArgumentList = { host, "-Command", $"Import-Module '{module}'" } })!;
            await process.WaitForExitAsync();
            times[i] = watch.Elapsed.TotalMilliseconds;
        }
        return times.Skip(1).Order().ElementAt(2);
    }
}
