using System;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using DracoonPS.Bench;

// bench [crypto] [transfers] [lists] [import] [memory]: without a name, everything but memory. The build of the crypto that it runs on is in the names.
bool all = args.All(a => a.StartsWith("--", StringComparison.Ordinal));
bool Wants(string name) => all || args.Contains(name);
string build = Dracoon.Crypto.BuildInfo.IsNative ? "" : " [netstandard2.0]";
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}"));
if (Wants("crypto"))
{
    await CryptoBench.RunAsync(build);
}
if (Wants("transfers"))
{
    await TransferBench.RunAsync(withMemory: false);
}
if (Wants("lists"))
{
    await ListBench.RunAsync();
}
if (Wants("import"))
{
    await ImportBench.RunAsync();
}
if (args.Contains("memory"))
{
    await TransferBench.RunAsync(withMemory: true); // for a process of its own: build.ps1 starts one
}
