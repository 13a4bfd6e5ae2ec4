using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace DracoonPS.UnitTests.Faults;

/// <summary>One thing that goes wrong, for any kind of call.</summary>
internal sealed class FaultRow
{
    private const int Forever = 1000;

    /// <summary>All of them, in the order of the page.</summary>
    public static IReadOnlyList<FaultRow> All { get; } =
    [
        new("refused", "connection refused") { Relay = (relay, column) => BeGone(relay, column), Patience = FaultPatience.Outage },
        new("reset", "connection reset before the request is read", new { drop = true }),
        new("half", "connection reset in the middle of the request") { Relay = (relay, column) => relay.Cut(column.Call.Method + " " + column.Call.Path, column.MiddleOfRequest, column.Skip) },
        new("lost", "carried out, then connection reset: the answer is lost", new { lose = true }),
        new("timeout", "no answer in time", new { delay = 20_000 }) { Patience = FaultPatience.Short },
        new("drip", "the answer comes in drips, slower than the time-out", new { drip = 50 }) { Patience = FaultPatience.Short },
        new("cut", "the answer's body breaks off", column => new { truncate = column.MiddleOfAnswer }),
        new("corrupt", "one bit of the answer's body is wrong", column => new { corrupt = column.CorruptByte }),
        new("longer", "Content-Length is larger than what comes", new { length = 16 }),
        new("shorter", "Content-Length is smaller than what comes", new { length = -16 }),
        Status(401),
        Status(403),
        Status(404),
        Status(408),
        Status(409),
        Status(412),
        Status(413),
        new("429", "429, Retry-After in seconds", column => new { status = 429, retryAfter = column.IsPaused ? "1" : "0" }) { LeastSeconds = 0.95 },
        new("429date", "429, Retry-After as a date", column => new { status = 429, retryAfterDate = column.IsPaused ? 1 : 0 }) { LeastSeconds = 0.95 },
        Status(500),
        Status(502),
        Status(503),
        new("503after", "503, Retry-After", new { status = 503, retryAfter = "0" }),
        Status(504),
        Status(507),
        new("500each", "500, each time", new { status = 500, count = Forever }),
        new("reseteach", "connection reset, each time", new { drop = true, count = Forever }),
        new("html", "a web page with 200, and nothing was done", new { status = 200, body = Page, contentType = "text/html" }),
        new("html403", "a web page with 403", new { status = 403, body = Page, contentType = "text/html" }),
        new("empty", "carried out, and the body is empty", new { shorten = 0 }),
        new("broken", "carried out, and the body is broken JSON", new { body = "{\"items\":[{\"id\":1,\"name\":" }),
        new("deep", "carried out, and the body is 100,000 arrays in each other", new { nested = 100_000 }),
        new("huge", "carried out, and the body has 32 MB", new { size = 32 * 1024 * 1024 }),
        new("endless", "carried out, and the body does not end", new { size = 0 }),
        new("endless400", "400, and its text does not end", new { status = 400, size = 0 }),
        new("302", "302 to another host") { Fault = column => new { status = 302, location = column.OtherHost } },
        new("307", "307 to another host") { Fault = column => new { status = 307, location = column.OtherHost } },
        S3(403, "AccessDenied", "Request has expired"),
        S3(403, "RequestTimeTooSkewed", "The difference between the request time and the server's time is too large."),
        S3(503, "SlowDown", "Please reduce your request rate."),
        S3(500, "InternalError", "We encountered an internal error. Please try again."),
        S3(404, "NoSuchUpload", "The specified multipart upload does not exist."),
        S3(400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size"),
        S3(400, "RequestTimeout", "Your socket connection to the server was not read from or written to within the timeout period."),
        new("ahead", "the server's clock jumps 9 hours ahead: tokens and addresses are old", new { clock = 9 * 3600 }) { MovesClock = true },
        new("behind", "the server's clock falls 9 hours behind", new { clock = -9 * 3600 }) { MovesClock = true },
        new("429ahead", "429, Retry-After as a date, the server's clock 3 hours ahead", new { status = 429, retryAfterDate = 0 }) { Clock = 3 * 3600 },
        new("429behind", "429, Retry-After as a date, the server's clock 3 hours behind", column => new { status = 429, retryAfterDate = column.IsPaused ? 1 : 0 }) { Clock = -3 * 3600, LeastSeconds = 0.95 },
    ];

    private const string Page = "<!DOCTYPE html><html><head><title>Sign in to the guest network</title></head><body>Please accept the terms.</body></html>";

    private static readonly TimeSpan Outage = TimeSpan.FromMilliseconds(60);

    private FaultRow(string id, string title, object fault)
        : this(id, title, _ => fault)
    {
    }

    private FaultRow(string id, string title, Func<FaultColumn, object> fault)
        : this(id, title)
    {
        Fault = fault;
    }

    private FaultRow(string id, string title)
    {
        Id = id;
        Title = title;
    }

    public string Id { get; }

    public string Title { get; }

    /// <summary>True when the request that goes wrong does not come to the server, so that it is not counted there.</summary>
    public bool IsUnseen => Relay is not null;

    /// <summary>How the client is set up for it.</summary>
    public FaultPatience Patience { get; private init; }

    /// <summary>How long the call takes at least, since the server asked for it.</summary>
    public double LeastSeconds { get; private init; }

    /// <summary>By how many seconds the server's clock is wrong all the time.</summary>
    public int Clock { get; private init; }

    /// <summary>True when the server's clock becomes wrong in the middle.</summary>
    public bool MovesClock { get; private init; }

    private Func<FaultColumn, object>? Fault { get; init; }

    private Action<Relay, FaultColumn>? Relay { get; init; }

    /// <summary>Makes it go wrong with the column's call.</summary>
    public async Task ArmAsync(Sandbox sandbox, Relay relay, FaultColumn column)
    {
        if (Fault is not null)
        {
            JObject fault = JObject.FromObject(Fault(column));
            fault["method"] = column.Call.Method;
            fault["path"] = column.Call.Path;
            fault["skip"] = column.Skip;
            await sandbox.SendAsync(HttpMethod.Post, "sandbox/faults", fault);
        }
        else if (Patience == FaultPatience.Outage && column.Before is (string method, string path))
        {
            await sandbox.FaultAsync(new { method, path, close = true }); // or the next request had a connection already
        }
        Relay?.Invoke(relay, column);
    }

    public override string ToString() => Id;

    private static void BeGone(Relay relay, FaultColumn column)
    {
        if (column.Before is (string method, string path))
        {
            relay.BeGoneAfter(method + " " + path, Outage);
        }
        else
        {
            relay.BeGone(Outage);
        }
    }

    private static FaultRow Status(int status) => new(FormattableString.Invariant($"{status}"), FormattableString.Invariant($"{status}"), new { status });

    private static FaultRow S3(int status, string code, string message) => new(code, FormattableString.Invariant($"{status}, S3 XML: {code}"),
        new { status, body = $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{code}</Code><Message>{message}</Message></Error>", contentType = "application/xml" });
}

/// <summary>How long the client waits and how often it tries.</summary>
internal enum FaultPatience
{
    Usual,
    Short,
    Outage,
}
