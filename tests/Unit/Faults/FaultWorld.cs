using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using Dracoon.Client.Transfers;
using Dracoon.Crypto;
using DracoonPS.UnitTests.Crypto;
using Xunit;

namespace DracoonPS.UnitTests.Faults;

/// <summary>What the cells of some columns share: a sandbox, the relay before it, a host that nothing must be sent to, and a session that nothing goes wrong with.</summary>
public sealed class FaultWorld : IAsyncLifetime
{
    internal Sandbox Sandbox { get; } = new("demo,users=120,keypairs=120");

    internal Relay Relay { get; private set; } = null!;

    internal OtherHost OtherHost { get; } = new();

    /// <summary>Past the relay.</summary>
    internal DracoonSession Steady { get; private set; } = null!;

    /// <summary>The one that keys are handed out with, opened; null until a cell needs it.</summary>
    internal Keypair? Keypair { get; set; }

    internal DracoonNode Room { get; private set; } = null!;

    /// <summary>A file with that content, sent when nothing went wrong.</summary>
    internal DracoonNode File { get; private set; } = null!;

    internal string Folder { get; } = Directory.CreateTempSubdirectory("dracoonps-").FullName;

    /// <summary>What files contain: the same bytes each time.</summary>
    internal byte[] Content { get; } = new byte[100_000];

    private readonly Dictionary<FaultPatience, DracoonSession> _sessions = [];
    private int _userNumber;

    public async Task InitializeAsync()
    {
        new Random(1).NextBytes(Content);
        await Sandbox.InitializeAsync();
        Relay = new Relay(Sandbox.Url);
        Steady = await Sandbox.ConnectAsync();
        Room = await Steady.Nodes.CreateRoomAsync(new CreateRoomRequest { Name = "Faults", AdminIds = [Steady.Account.UserId] });
        File = await Steady.Uploads.UploadAsync(new UploadRequest(Room, "Content", Content.Length, () => new MemoryStream(Content)), null);
    }

    public async Task DisposeAsync()
    {
        foreach (DracoonSession session in _sessions.Values)
        {
            session.Dispose();
        }
        Keypair?.Dispose();
        Steady?.Dispose();
        Relay?.Dispose();
        OtherHost.Dispose();
        await Sandbox.DisposeAsync();
        Directory.Delete(Folder, true);
    }

    internal DracoonClientOptions Options(FaultPatience patience) => new(Relay.Url)
    {
        MaximumAnswerSize = 4 * 1024 * 1024,
        MaximumRetryTime = TimeSpan.FromSeconds(10),
        RetryInterval = TimeSpan.FromMilliseconds(patience == FaultPatience.Outage ? 10 : 1),
        MaximumRetryInterval = TimeSpan.FromMilliseconds(patience == FaultPatience.Outage ? 20 : 5),
        MaximumRetryCount = patience == FaultPatience.Outage ? 100 : 3,
        Timeout = TimeSpan.FromMilliseconds(patience == FaultPatience.Short ? 600 : 15_000),
    };

    /// <summary>A session through the relay: one for all cells, which each cell finds as good as new.</summary>
    internal async Task<DracoonSession> SessionAsync(FaultPatience patience) =>
        _sessions.TryGetValue(patience, out DracoonSession? open) ? open : _sessions[patience] = await ConnectAsync(Options(patience));

    internal int NextUserNumber() => ++_userNumber;

    internal static Task<DracoonSession> ConnectAsync(DracoonClientOptions options) =>
        DracoonSession.ConnectWithPasswordAsync(options, new OAuthClientCredentials(), "admin", Vectors.Secret("Sandbox-Admin-1"));
}

/// <summary>Listens, and tells whether somebody came.</summary>
internal sealed class OtherHost : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public OtherHost()
    {
        _listener.Start();
    }

    public Uri Url => new(FormattableString.Invariant($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/"));

    public bool WasCalled => _listener.Pending();

    public void Dispose() => _listener.Dispose();
}
