using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DracoonPS.UnitTests.Faults;

/// <summary>Each fault with each kind of call, over real sockets: the outcome is that of the table, and nothing is left half done.</summary>
public abstract partial class FaultMatrixTests(FaultWorld world)
{
    private static readonly TimeSpan LongestCell = TimeSpan.FromSeconds(30);

    /// <summary>All faults with these kinds of calls.</summary>
    protected static TheoryData<string, string> Cells(params string[] columns)
    {
        var cells = new TheoryData<string, string>();
        foreach (string column in columns)
        {
            foreach (FaultRow row in FaultRow.All)
            {
                cells.Add(row.Id, column);
            }
        }
        return cells;
    }

    protected async Task RunAsync(string fault, string kind)
    {
        FaultRow row = FaultRow.All.Single(r => r.Id == fault);
        FaultColumn column = FaultTable.Make(kind, world);
        await column.OpenAsync(row.Patience);
        if (row.MovesClock)
        {
            await column.RenewTokenAsync();
        }
        await column.PrepareAsync();
        DateTime clock = await MoveClockAsync(row.Clock);
        try
        {
            await world.Sandbox.ForgetAsync();
            await row.ArmAsync(world.Sandbox, world.Relay, column);
            (string? result, Exception? error) = await CallAsync(row, column);
            IReadOnlyList<string> requests = await world.Sandbox.RequestsAsync();
            await world.Sandbox.ForgetAsync();
            world.Relay.Forget();

            bool isDone = await column.IsDoneAsync(error is null);
            var observed = new FaultOutcome(error is null ? "" : FaultOutcome.WordFor(error), Count(requests, column, error is null), error is not null && isDone);
            FaultOutcome stated = FaultTable.Outcome(fault, kind);
            if ((column.IsPolling || row.Patience == FaultPatience.Short) && observed.Requests > stated.Requests)
            {
                // The server decides how often it is asked, and a busy machine what is in time.
                observed = observed with { Requests = stated.Requests };
            }
            Assert.True(stated == observed, $"{kind}, {row.Title}: {stated} is stated, and {observed} came about. {error}");
            if (error is null)
            {
                Assert.Equal(column.Result, result);
                Assert.True(isDone, "The caller was told that it is done, and it is not.");
            }
            else
            {
                CheckMessage(error, column);
            }
            Assert.False(world.OtherHost.WasCalled, "Something was sent to another host.");
            Assert.InRange(requests.Count(r => r == "POST /oauth/token"), 0, kind is "password" or "refresh" ? stated.Requests : 1);
            await column.UseAsync();
        }
        finally
        {
            await world.Sandbox.ForgetAsync();
            world.Relay.Forget();
            await MoveClockAsync((int)Math.Round((DateTime.UtcNow - await NowAsync()).TotalSeconds));
        }
    }

    private static async Task<(string? Result, Exception? Error)> CallAsync(FaultRow row, FaultColumn column)
    {
        var watch = Stopwatch.StartNew();
        string? result = null;
        // A call that does not come back is a failure of its own, not an error of the client.
        Task<string> call = column.CallAsync();
        Assert.True(await Task.WhenAny(call, Task.Delay(LongestCell)) == call, $"The call did not come back within {LongestCell.TotalSeconds:0} seconds.");
        Exception? error = null;
        try
        {
            result = await call;
        }
        catch (Exception e)
        {
            error = e;
        }
        if (error is null && column.IsPaused)
        {
            Assert.True(watch.Elapsed.TotalSeconds >= row.LeastSeconds, $"The server was asked again after {watch.Elapsed.TotalSeconds:0.00} seconds, sooner than it wants.");
        }
        return (result, error);
    }

    /// <summary>Says what was asked for, or where; and nothing that is a secret.</summary>
    private void CheckMessage(Exception error, FaultColumn column)
    {
        bool named = error.Message.Contains(column.Subject, StringComparison.Ordinal) || error switch
        {
            Dracoon.Client.DracoonConnectionException => error.Message.Contains(world.Relay.Url.ToString(), StringComparison.Ordinal),
            Dracoon.Client.Transfers.TransferException => error.Message.Contains("Content", StringComparison.Ordinal),
            Dracoon.Client.DracoonAuthenticationException => true, // names the sign-in
            _ => false,
        };
        Assert.True(named, "It does not say what was asked for: " + error.Message);
        Assert.DoesNotMatch(Secret(), error.ToString());
    }

    /// <summary>How many requests the faulty one took.</summary>
    private static int Count(IReadOnlyList<string> requests, FaultColumn column, bool succeeded)
    {
        var pattern = new Regex("^" + column.Call.Method + " " + column.Call.Path + "$");
        return requests.Count(r => pattern.IsMatch(r)) - (succeeded ? column.Usual - 1 : column.Skip);
    }

    private async Task<DateTime> MoveClockAsync(int seconds) =>
        seconds == 0 ? default : (DateTime)JObject.Parse(await world.Sandbox.SendAsync(HttpMethod.Post, "sandbox/clock", new JObject { ["seconds"] = seconds }))["time"]!;

    private async Task<DateTime> NowAsync() =>
        ((DateTime)JObject.Parse(await world.Sandbox.SendAsync(HttpMethod.Post, "sandbox/clock", new JObject { ["seconds"] = 0 }))["time"]!).ToUniversalTime();

    // The password, tokens, the signature of an address, and what leads to a file.
    [GeneratedRegex("Sandbox-Admin-1|Bearer |signature=|refresh_token=|/storage/[0-9A-Za-z]|/downloads/[0-9A-Za-z]|/uploads/[0-9A-Za-z]{8}")]
    private static partial Regex Secret();
}

/// <summary>Tokens.</summary>
public sealed class TokenFaultTests(FaultWorld world) : FaultMatrixTests(world), IClassFixture<FaultWorld>
{
    public static TheoryData<string, string> All => Cells("password", "refresh");

    [Theory]
    [MemberData(nameof(All))]
    public Task A_cell_ends_as_stated(string fault, string call) => RunAsync(fault, call);
}

/// <summary>Requests of the API.</summary>
public sealed class RequestFaultTests(FaultWorld world) : FaultMatrixTests(world), IClassFixture<FaultWorld>
{
    public static TheoryData<string, string> All => Cells("read", "page", "create", "delete");

    [Theory]
    [MemberData(nameof(All))]
    public Task A_cell_ends_as_stated(string fault, string call) => RunAsync(fault, call);
}

/// <summary>Uploads.</summary>
public sealed class UploadFaultTests(FaultWorld world) : FaultMatrixTests(world), IClassFixture<FaultWorld>
{
    public static TheoryData<string, string> All => Cells("part", "complete", "poll");

    [Theory]
    [MemberData(nameof(All))]
    public Task A_cell_ends_as_stated(string fault, string call) => RunAsync(fault, call);
}

/// <summary>Downloads and file keys.</summary>
public sealed class DownloadFaultTests(FaultWorld world) : FaultMatrixTests(world), IClassFixture<FaultWorld>
{
    public static TheoryData<string, string> All => Cells("download", "missing", "keys");

    [Theory]
    [MemberData(nameof(All))]
    public Task A_cell_ends_as_stated(string fault, string call) => RunAsync(fault, call);
}
