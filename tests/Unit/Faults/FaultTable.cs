using System;
using System.Collections.Generic;
using System.Linq;

namespace DracoonPS.UnitTests.Faults;

/// <summary>What is to come of each fault with each kind of call. No cell is empty.</summary>
internal static class FaultTable
{
    // For the words see FaultOutcome.
    private const string Text = """
        fault | password | refresh | read | page | create | delete | part | complete | poll | download | missing | keys
        refused | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        reset | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        half | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        lost | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        timeout | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        drip | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        cut | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        corrupt | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        longer | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        shorter | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        401 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        403 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        404 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        408 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        409 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        412 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        413 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        429 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        429date | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        500 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        502 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        503 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        503after | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        504 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        507 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        500each | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        reseteach | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        html | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        html403 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        empty | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        broken | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        deep | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        huge | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        endless | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        302 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        307 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        AccessDenied | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        RequestTimeTooSkewed | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        SlowDown | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        InternalError | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        NoSuchUpload | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        EntityTooSmall | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        RequestTimeout | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        ahead | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        behind | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        429ahead | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        429behind | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99 | =99
        """;

    private static readonly Dictionary<(string, string), FaultOutcome> Outcomes = Read();

    /// <summary>The kinds of calls: how they are called in the table and on the page, and how they are made.</summary>
    public static IReadOnlyList<(string Id, string Title, Func<FaultWorld, FaultColumn> Make)> Columns { get; } =
    [
        ("password", "sign in with a password", w => new PasswordColumn(w)),
        ("refresh", "renew the token", w => new RefreshColumn(w)),
        ("read", "read an object", w => new ReadColumn(w)),
        ("page", "second page of a list", w => new PageColumn(w)),
        ("create", "create a folder", w => new CreateColumn(w)),
        ("delete", "delete a folder", w => new DeleteColumn(w)),
        ("part", "send a part to S3", w => new PartColumn(w)),
        ("complete", "complete the upload", w => new CompleteColumn(w)),
        ("poll", "ask for the upload", w => new PollColumn(w)),
        ("download", "receive a file", w => new DownloadColumn(w)),
        ("missing", "list missing keys", w => new MissingColumn(w)),
        ("keys", "hand out keys", w => new KeysColumn(w)),
    ];

    public static FaultColumn Make(string column, FaultWorld world) => Columns.Single(c => c.Id == column).Make(world);

    /// <exception cref="KeyNotFoundException">The cell is empty.</exception>
    public static FaultOutcome Outcome(string row, string column) => Outcomes[(row, column)];

    private static Dictionary<(string, string), FaultOutcome> Read()
    {
        var outcomes = new Dictionary<(string, string), FaultOutcome>();
        string[][] lines = [.. Text.Split('\n', StringSplitOptions.TrimEntries).Select(l => l.Split('|', StringSplitOptions.TrimEntries))];
        foreach (string[] line in lines.Skip(1))
        {
            for (int i = 1; i < line.Length; i++)
            {
                outcomes.Add((line[0], lines[0][i]), FaultOutcome.Parse(line[i]));
            }
        }
        return outcomes;
    }
}
