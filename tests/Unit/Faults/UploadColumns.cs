using System;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;
using Dracoon.Client.Models;
using Dracoon.Client.Transfers;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DracoonPS.UnitTests.Faults;

/// <summary>One of the requests that an upload to S3 takes.</summary>
internal abstract class UploadColumn(FaultWorld world) : FaultColumn(world)
{
    private readonly string _name = "File " + Guid.NewGuid().ToString("N");

    public override string Result => World.File.Hash!;

    protected string Name => _name;

    public override async Task<string> CallAsync() =>
        (await Session.Uploads.UploadAsync(new UploadRequest(World.Room, _name, World.Content.Length, () => new MemoryStream(World.Content)), null)).Hash ?? "";

    public override async Task<bool> IsDoneAsync(bool succeeded)
    {
        DracoonNode[] found = await CreateColumn.NodesAsync(World, _name);
        Assert.InRange(found.Length, 0, 1);
        Assert.All(found, file => Assert.Equal(Result, file.Hash));
        Assert.Equal(0, (int)JObject.Parse(await World.Sandbox.SendAsync(HttpMethod.Get, "sandbox/uploads"))["count"]!);
        return found.Length == 1;
    }
}

/// <summary>The bytes, on their way to S3.</summary>
internal sealed class PartColumn(FaultWorld world) : UploadColumn(world)
{
    public override (string Method, string Path) Call => ("PUT", "/storage/[^/ ?]+");

    public override (string Method, string Path)? Before => ("POST", "/api/v4/nodes/files/uploads/[^/ ?]+/s3_urls");

    public override int MiddleOfRequest => 50_000;

    public override string Subject => $"part 1 of 1 of '{Name}'";

    public override bool IsPaused => true;
}

/// <summary>Putting the parts together.</summary>
internal sealed class CompleteColumn(FaultWorld world) : UploadColumn(world)
{
    public override (string Method, string Path) Call => ("PUT", "/api/v4/nodes/files/uploads/[^/ ?]+/s3");

    public override (string Method, string Path)? Before => ("PUT", "/storage/[^/ ?]+");

    public override string Subject => "PUT /api/v4/nodes/files/uploads/***/s3";
}

/// <summary>Asking whether the file is there.</summary>
internal sealed class PollColumn(FaultWorld world) : UploadColumn(world)
{
    public override (string Method, string Path) Call => ("GET", "/api/v4/nodes/files/uploads/[^/ ?]+");

    public override (string Method, string Path)? Before => ("PUT", "/api/v4/nodes/files/uploads/[^/ ?]+/s3");

    public override bool IsPolling => true;

    public override string Subject => $"'{Name}' was sent";
}
