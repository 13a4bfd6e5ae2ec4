using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Dracoon.Client;

namespace DracoonPS.Bench;

/// <summary>A sandbox in a process of its own.</summary>
internal sealed class Sandbox : IDisposable
{
    private readonly Process _process;

    private Sandbox(Process process, Uri url)
    {
        _process = process;
        Url = url;
    }

    public Uri Url { get; }

    public static string Root { get; } = FindRoot();

    public static async Task<Sandbox> StartAsync(string seed)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (string argument in new[]
        {
            Path.Combine(Root, "src", "DracoonSandbox", "bin", "Release", "net10.0", "DracoonSandbox.dll"), "--urls", "http://127.0.0.1:0", "--seed", seed,
            "--parent", Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
        })
        {
            start.ArgumentList.Add(argument);
        }
        Process process = Process.Start(start)!;
        string line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The sandbox ended before it listened.");
        return new Sandbox(process, new Uri(line.Split(' ').Last()));
    }

    public Task<DracoonSession> ConnectAsync() => DracoonSession.ConnectWithPasswordAsync(
        new DracoonClientOptions(Url), new OAuthClientCredentials(), "admin", new NetworkCredential("", "Sandbox-Admin-1").SecurePassword);

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string FindRoot()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "DracoonPS.slnx")))
        {
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("The bench doesn't run inside the repository.");
        }
        return root;
    }
}
