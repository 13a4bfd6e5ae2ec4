using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.UnitTests.Crypto;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DracoonPS.UnitTests;

/// <summary>A sandbox in a process of its own, shared by the tests of a class. It ends with this process.</summary>
public sealed class Sandbox : IAsyncLifetime
{
    private readonly HttpClient _control = new();
    private readonly string _seed;
    private Process? _process;

    public Sandbox()
        : this("demo,users=30")
    {
    }

    internal Sandbox(string seed)
    {
        _seed = seed;
    }

    public Uri Url { get; private set; } = new("http://127.0.0.1/");

    public async Task InitializeAsync()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "DracoonPS.slnx")))
        {
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("The tests don't run inside the repository.");
        }
        string traffic = Path.Combine(root, "artifacts", "traffic");
        Directory.CreateDirectory(traffic);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        string[] arguments =
        [
            Path.Combine(root, "src", "DracoonSandbox", "bin", "Release", "net10.0", "DracoonSandbox.dll"), "--urls", "http://127.0.0.1:0", "--control",
            "--parent", Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture),
            "--seed", _seed, "--traffic-log", Path.Combine(traffic, Guid.NewGuid().ToString("N") + ".jsonl"),
        ];
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        _process = Process.Start(start)!;
        string line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The sandbox ended before it listened.");
        Url = new Uri(line.Split(' ').Last());
    }

    public Task DisposeAsync()
    {
        _process?.Kill();
        _process?.Dispose();
        _control.Dispose();
        return Task.CompletedTask;
    }

    public DracoonClientOptions Options() => new(Url) { RetryInterval = TimeSpan.FromMilliseconds(1), MaximumRetryInterval = TimeSpan.FromMilliseconds(5) };

    public Task<DracoonSession> ConnectAsync(DracoonClientOptions? options = null) => DracoonSession.ConnectWithPasswordAsync(
        options ?? Options(), new OAuthClientCredentials(), "admin", Vectors.Secret("Sandbox-Admin-1"));

    /// <summary>What goes wrong with the next requests; see src/DracoonSandbox/README.md.</summary>
    public Task FaultAsync(object fault) => SendAsync(HttpMethod.Post, "sandbox/faults", JObject.FromObject(fault));

    /// <summary>The requests since the last <see cref="ForgetAsync"/>, as <c>GET /api/v4/users</c>.</summary>
    public async Task<IReadOnlyList<string>> RequestsAsync() =>
        JArray.Parse(await SendAsync(HttpMethod.Get, "sandbox/requests")).Select(r => r["method"] + " " + r["path"]).ToList();

    public async Task ForgetAsync()
    {
        await SendAsync(HttpMethod.Delete, "sandbox/faults");
        await SendAsync(HttpMethod.Delete, "sandbox/requests");
    }

    public async Task<string> SendAsync(HttpMethod method, string path, JObject? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Url, path));
        if (body is not null)
        {
            request.Content = new StringContent(body.ToString(), Encoding.UTF8, "application/json");
        }
        using HttpResponseMessage response = await _control.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{method} {path}: {text}");
    }
}
