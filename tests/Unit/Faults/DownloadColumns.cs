using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using Dracoon.Client.Transfers;
using Dracoon.Crypto;
using DracoonPS.UnitTests.Crypto;
using Xunit;

namespace DracoonPS.UnitTests.Faults;

/// <summary>The bytes of a file.</summary>
internal sealed class DownloadColumn(FaultWorld world) : FaultColumn(world)
{
    private readonly string _target = Path.Combine(world.Folder, Guid.NewGuid().ToString("N"));
    private FaultPatience _patience;

    public override (string Method, string Path) Call => ("GET", "/api/v4/downloads/[^/ ?]+");

    public override (string Method, string Path)? Before => ("POST", "/api/v4/nodes/files/[0-9]+/downloads");

    public override int MiddleOfAnswer => 50_000;

    public override int CorruptByte => 50_000;

    public override string Subject => "/api/v4/downloads/***";

    public override bool IsPaused => true;

    public override string Result => Convert.ToHexStringLower(SHA256.HashData(World.Content));

    public override Task OpenAsync(FaultPatience patience)
    {
        _patience = patience;
        return base.OpenAsync(patience);
    }

    public override Task PrepareAsync()
    {
        Directory.CreateDirectory(_target);
        return Task.CompletedTask;
    }

    public override async Task<string> CallAsync()
    {
        var options = new DownloadOptions
        {
            VerifyHash = true, MaximumRetryCount = 3, RetryInterval = TimeSpan.FromMilliseconds(1),
            StallTimeout = TimeSpan.FromMilliseconds(_patience == FaultPatience.Short ? 500 : 15_000),
        };
        string path = Path.Combine(_target, World.File.Name);
        await Session.Downloads.DownloadAsync(World.File, path, options, null);
        return Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path)));
    }

    public override Task<bool> IsDoneAsync(bool succeeded)
    {
        string[] left = Directory.GetFileSystemEntries(_target);
        Assert.Equal(succeeded ? [Path.Combine(_target, World.File.Name)] : [], left);
        return Task.FromResult(succeeded);
    }
}

/// <summary>Handing out the keys of two encrypted files to a user who just came into their room.</summary>
internal abstract class KeyColumn(FaultWorld world) : FaultColumn(world)
{
    private const int FileCount = 2;

    private long _userId;

    public override string Result => "2";

    public override async Task PrepareAsync()
    {
        DracoonNode room = await RoomAsync();
        _userId = await NextUserAsync();
        await World.Steady.Rooms.GrantUsersAsync(room.NodeId, [_userId], new NodePermissions { Read = true });
    }

    public override async Task<string> CallAsync()
    {
        FileKeyDistribution given = await Session.KeyDistributor.DistributeAsync(new FileKeyScope { UserId = _userId }, World.Keypair);
        Assert.Empty(given.Failed);
        return given.Granted.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    public override async Task<bool> IsDoneAsync(bool succeeded)
    {
        using PagedQuery<DracoonMissingFileKey> query = World.Steady.FileKeys.ListMissing(new FileKeyScope { UserId = _userId });
        int missing = (await query.ToListAsync()).Count;
        Assert.Contains(missing, new[] { 0, FileCount });
        return missing == 0;
    }

    /// <summary>What is missing can still be handed out.</summary>
    public override async Task UseAsync()
    {
        await Session.KeyDistributor.DistributeAsync(new FileKeyScope { UserId = _userId }, World.Keypair);
        Assert.True(await IsDoneAsync(true));
    }

    private async Task<DracoonNode> RoomAsync()
    {
        DracoonNode? room = await World.Steady.Nodes.FindChildAsync(0, "Secret");
        if (room is null)
        {
            room = await World.Steady.Nodes.CreateRoomAsync(new CreateRoomRequest { Name = "Secret", AdminIds = [World.Steady.Account.UserId] });
            World.Keypair = await UnlockAsync(World.Steady);
            room = await World.Steady.Rooms.EncryptAsync(room.NodeId, null, null);
            for (int i = 0; i < FileCount; i++)
            {
                await World.Steady.Uploads.UploadAsync(new UploadRequest(room, $"Secret {i}", 10, () => new MemoryStream(new byte[10])), null);
            }
        }
        return room;
    }

    /// <summary>Opened twice, since the session keeps the one and wipes it. That takes its time, so it is done once for all cells.</summary>
    private static async Task<Keypair> UnlockAsync(DracoonSession session)
    {
        var secret = Vectors.Secret("A secret");
        DracoonKeypair keypair = await DracoonKeypair.GenerateAsync(KeypairVersion.Rsa2048, secret);
        await session.User.SetKeypairAsync(keypair);
        await session.UnlockKeypairAsync(keypair, secret);
        return await keypair.UnlockAsync(secret);
    }

    /// <summary>One who is not in the room yet, and not locked.</summary>
    private async Task<long> NextUserAsync()
    {
        int number = World.NextUserNumber();
        return (await World.Steady.Users.ResolveAsync($"user{number + ((number - 1) / 49):D6}")).UserId;
    }
}

/// <summary>The list of who lacks which key.</summary>
internal sealed class MissingColumn(FaultWorld world) : KeyColumn(world)
{
    public override (string Method, string Path) Call => ("GET", "/api/v4/nodes/missingFileKeys");

    /// <summary>Once more, to see that none is left.</summary>
    public override int Usual => 2;

    public override string Subject => "GET /api/v4/nodes/missingFileKeys";
}

/// <summary>The keys on their way to the server.</summary>
internal sealed class KeysColumn(FaultWorld world) : KeyColumn(world)
{
    public override (string Method, string Path) Call => ("POST", "/api/v4/nodes/files/keys");

    public override (string Method, string Path)? Before => ("GET", "/api/v4/nodes/missingFileKeys");

    public override string Subject => "POST /api/v4/nodes/files/keys";
}
