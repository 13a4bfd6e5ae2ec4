using System;
using System.Collections.Generic;
using System.Linq;

namespace DracoonPS.UnitTests.Faults;

/// <summary>What is to come of each fault with each kind of call. No cell is empty.</summary>
internal static class FaultTable
{
    // For the words see FaultOutcome.
    private const string Text = """
        fault                | password      | refresh            | read           | page           | create         | delete         | part             | complete      | poll               | download          | missing        | keys
        refused              | =1            | =1                 | =1             | =1             | =1             | =1             | =1               | =1            | =1                 | =1                | =1             | =1
        reset                | =2            | =2                 | =2             | =2             | !connection/1  | =2             | =2               | =2            | =2                 | =2                | =2             | =2
        half                 | =1            | =1                 | =1             | =1             | !connection/0  | =1             | =1               | =1            | =1                 | =1                | =1             | =1
        lost                 | =2            | !RefreshRefused/2+ | =2             | =2             | !connection/1+ | =2             | =2               | =2            | =2                 | =2                | =2             | =2
        timeout              | =2            | =2                 | =2             | =2             | !timeout/1     | =2             | =2               | =2            | =2                 | =2                | =2             | =2
        drip                 | =2            | !RefreshRefused/2+ | =2             | =2             | !timeout/1+    | =1             | =1               | =1            | =2                 | =1                | =2             | =1
        cut                  | =2            | !RefreshRefused/2+ | =2             | =2             | !connection/1+ | =1             | =1               | =1            | =2                 | =2                | =2             | =1
        corrupt              | !unreadable/1 | !unreadable/1+     | !unreadable/1  | !unreadable/1  | !unreadable/1+ | =1             | =1               | =1            | =2                 | !HashMismatch/1   | !unreadable/1  | =1
        longer               | =2            | !RefreshRefused/2+ | =2             | =2             | !connection/1+ | =2             | =1               | =2            | =2                 | !LengthMismatch/1 | =2             | =2
        shorter              | !unreadable/1 | !unreadable/1+     | !unreadable/1  | !unreadable/1  | !unreadable/1+ | =1             | =1               | =1            | =2                 | !LengthMismatch/1 | !unreadable/1  | =1
        401                  | !401/1        | !401/1             | =2             | =2             | =2             | =2             | !StorageFailed/1 | =2            | =2                 | =2                | =2             | =2
        403                  | !403/1        | !403/1             | !403/1         | !403/1         | !403/1         | !403/1         | =2               | !403/1        | =2                 | =2                | !403/1         | =3
        404                  | !404/1        | !404/1             | !404/1         | !404/1         | !404/1         | !404/1         | !StorageFailed/1 | !404/1        | =2                 | =2                | !404/1         | =3
        408                  | =2            | =2                 | =2             | =2             | !408/1         | =2             | =2               | =2            | =2                 | =2                | =2             | =2
        409                  | !409/1        | !409/1             | !409/1         | !409/1         | !409/1         | !409/1         | !StorageFailed/1 | !409/1        | =2                 | !409/1            | !409/1         | !409/1
        412                  | !412/1        | !412/1             | !412/1         | !412/1         | !412/1         | !412/1         | !StorageFailed/1 | !412/1        | =2                 | !412/1            | !412/1         | !412/1
        413                  | !413/1        | !413/1             | !413/1         | !413/1         | !413/1         | !413/1         | !StorageFailed/1 | !413/1        | =2                 | !413/1            | !413/1         | !413/1
        429                  | =2            | =2                 | =2             | =2             | =2             | =2             | =2               | =2            | =2                 | =2                | =2             | =2
        429date              | =2            | =2                 | =2             | =2             | =2             | =2             | =2               | =2            | =2                 | =2                | =2             | =2
        500                  | =2            | =2                 | =2             | =2             | !500/1         | =2             | =2               | =2            | =2                 | =2                | =2             | =2
        502                  | =2            | =2                 | =2             | =2             | !502/1         | =2             | =2               | =2            | =2                 | =2                | =2             | =2
        503                  | =2            | =2                 | =2             | =2             | !503/1         | =2             | =2               | =2            | =2                 | =2                | =2             | =2
        503after             | =2            | =2                 | =2             | =2             | =2             | =2             | =2               | =2            | =2                 | =2                | =2             | =2
        504                  | =2            | =2                 | =2             | =2             | !504/1         | =2             | =2               | =2            | =2                 | =2                | =2             | =2
        507                  | !507/1        | !507/1             | !507/1         | !507/1         | !507/1         | !507/1         | !StorageFailed/1 | !507/1        | =2                 | !507/1            | !507/1         | !507/1
        500each              | !500/4        | !500/4             | !500/4         | !500/4         | !500/1         | !500/4         | !StorageFailed/4 | !500/4        | !FinishTimeout/16+ | !500/4            | !500/4         | !500/4
        reseteach            | !connection/4 | !connection/4      | !connection/16 | !connection/16 | !connection/1  | !connection/4  | !connection/4    | !connection/4 | !FinishTimeout/64+ | !connection/16    | !connection/16 | !connection/4
        html                 | !unreadable/1 | !unreadable/1      | !unreadable/1  | !unreadable/1  | !unreadable/1  | !unreadable/1  | !StorageFailed/1 | !unreadable/1 | =2                 | !LengthMismatch/2 | !unreadable/1  | !unreadable/1
        html403              | !403/1        | !403/1             | !403/1         | !403/1         | !403/1         | !403/1         | =2               | !403/1        | =2                 | =2                | !403/1         | =3
        empty                | !unreadable/1 | !unreadable/1+     | !unreadable/1  | !unreadable/1  | !unreadable/1+ | =1             | =1               | =1            | =2                 | !LengthMismatch/1 | !unreadable/1  | =1
        broken               | !unreadable/1 | !unreadable/1+     | !unreadable/1  | !unreadable/1  | !unreadable/1+ | =1             | =1               | =1            | =2                 | !HashMismatch/2   | !unreadable/1  | =1
        deep                 | !unreadable/1 | !unreadable/1+     | !unreadable/1  | !unreadable/1  | !unreadable/1+ | =1             | =1               | =1            | =2                 | !LengthMismatch/1 | !unreadable/1  | =1
        huge                 | !unreadable/1 | !unreadable/1+     | !unreadable/1  | !unreadable/1  | !unreadable/1+ | !unreadable/1+ | =1               | =1            | =2                 | !LengthMismatch/1 | !unreadable/1  | !unreadable/1+
        endless              | !unreadable/1 | !unreadable/1+     | !unreadable/1  | !unreadable/1  | !unreadable/1+ | !unreadable/1+ | =1               | =1            | =2                 | !LengthMismatch/1 | !unreadable/1  | !unreadable/1+
        endless400           | !400/1        | !400/1             | !400/1         | !400/1         | !400/1         | !400/1         | !StorageFailed/1 | !400/1        | =2                 | !400/1            | !400/1         | =3
        302                  | !302/1        | !302/1             | !302/1         | !302/1         | !302/1         | !302/1         | !StorageFailed/1 | !302/1        | =2                 | !302/1            | !302/1         | !302/1
        307                  | !307/1        | !307/1             | !307/1         | !307/1         | !307/1         | !307/1         | !StorageFailed/1 | !307/1        | =2                 | !307/1            | !307/1         | !307/1
        AccessDenied         | !403/1        | !403/1             | !403/1         | !403/1         | !403/1         | !403/1         | =2               | !403/1        | =2                 | =2                | !403/1         | =3
        RequestTimeTooSkewed | !403/1        | !403/1             | !403/1         | !403/1         | !403/1         | !403/1         | =2               | !403/1        | =2                 | =2                | !403/1         | =3
        SlowDown             | =2            | =2                 | =2             | =2             | !503/1         | =2             | =2               | =2            | =2                 | =2                | =2             | =2
        InternalError        | =2            | =2                 | =2             | =2             | !500/1         | =2             | =2               | =2            | =2                 | =2                | =2             | =2
        NoSuchUpload         | !404/1        | !404/1             | !404/1         | !404/1         | !404/1         | !404/1         | !StorageFailed/1 | !404/1        | =2                 | =2                | !404/1         | =3
        EntityTooSmall       | !400/1        | !400/1             | !400/1         | !400/1         | !400/1         | !400/1         | !StorageFailed/1 | !400/1        | =2                 | !400/1            | !400/1         | =3
        RequestTimeout       | !400/1        | !400/1             | !400/1         | !400/1         | !400/1         | !400/1         | =2               | !400/1        | =2                 | !400/1            | !400/1         | =3
        ahead                | =1            | =1                 | =2             | =2             | =2             | =2             | =2               | =2            | =2                 | =2                | =2             | =2
        behind               | =1            | =1                 | =1             | =1             | =1             | =1             | =1               | =1            | =1                 | =1                | =1             | =1
        429ahead             | =2            | =2                 | =2             | =2             | =2             | =2             | =2               | =2            | =2                 | =2                | =2             | =2
        429behind            | =2            | =2                 | =2             | =2             | =2             | =2             | =2               | =2            | =2                 | =2                | =2             | =2
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

    /// <summary>How many cells are stated.</summary>
    public static int Count => Outcomes.Count;

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
