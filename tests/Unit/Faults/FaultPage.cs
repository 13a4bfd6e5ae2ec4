using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace DracoonPS.UnitTests.Faults;

/// <summary>The table for people: a part of docs/reliability.md, between two marks.</summary>
internal static class FaultPage
{
    private const string Begin = "<!-- fault matrix: made by tests/Unit/Faults, see CONTRIBUTING.md -->";
    private const string End = "<!-- end of the fault matrix -->";

    public static string Path { get; } = System.IO.Path.Combine(Root(), "docs", "reliability.md");

    /// <summary>The page with the table of today.</summary>
    public static string Renew(string page)
    {
        int begin = page.IndexOf(Begin, StringComparison.Ordinal);
        int end = page.IndexOf(End, StringComparison.Ordinal);
        return begin < 0 || end < begin
            ? throw new InvalidDataException($"'{Path}' has no place for the fault matrix.")
            : page[..(begin + Begin.Length)] + "\n" + Text() + page[end..];
    }

    private static string Text()
    {
        List<(FaultRow Row, FaultOutcome Outcome)> cells = [.. FaultRow.All.SelectMany(r => FaultTable.Columns.Select(c => (r, FaultTable.Outcome(r.Id, c.Id))))];
        int right = cells.Count(c => c.Outcome.IsRight);
        int repeated = cells.Count(c => c.Outcome.IsRight && (c.Outcome.IsRepeated || c.Row.IsUnseen));
        int done = cells.Count(c => c.Outcome.IsDone);
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"""
            {FaultRow.All.Count} faults with {FaultTable.Columns.Count} kinds of calls make {cells.Count} cells, and none is empty. In {repeated} the client repeats and gets the right result,
            in {right - repeated} it is right at once, and {cells.Count - right} end with one error. Of these, {done} are for something that the server did all the same, though nobody can know it.

            | Fault | {string.Join(" | ", FaultTable.Columns.Select(c => c.Title))} |
            |---|{string.Concat(Enumerable.Repeat("---|", FaultTable.Columns.Count))}
            """);
        foreach (FaultRow row in FaultRow.All)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {row.Title} | {string.Join(" | ", FaultTable.Columns.Select(c => Cell(FaultTable.Outcome(row.Id, c.Id))))} |");
        }
        return text.Replace("\r", "").ToString();
    }

    private static string Cell(FaultOutcome outcome)
    {
        string times = outcome.IsRepeated ? string.Create(CultureInfo.InvariantCulture, $" ×{outcome.Requests}") : "";
        return (outcome.IsRight ? "✓" : outcome.Error) + times + (outcome.IsDone ? " +" : "");
    }

    private static string Root()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(root, "DracoonPS.slnx")))
        {
            root = System.IO.Path.GetDirectoryName(root) ?? throw new InvalidOperationException("The tests don't run inside the repository.");
        }
        return root;
    }
}
