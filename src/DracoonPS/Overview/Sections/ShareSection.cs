using System.Linq;

namespace DracoonPS.Overview;

/// <summary>How long shares last, and whether a password protects them.</summary>
internal static class ShareSection
{
    private static readonly string[] Columns = { "Shares", "With password", "Without", "All" };
    private static readonly (string, string)[] Legend = { ("With password", "c3"), ("Without password", "c2") };

    public static void Write(PageWriter page, Part<ShareFacts> part) => SectionFrame.Write(page, "shares", "Shares", part, facts =>
    {
        SectionFrame.Note(page, "The shares that the signed-in user may manage.");
        SectionFrame.Pair(
            page,
            () => StackedBars.Draw(page, "Shares by end and password", string.Join(", ", facts.Counts.Select(c => $"{c.Kind}, {c.End}: {Numbers.Count(c.Total)}")), Legend,
                facts.Counts.Select(c => new StackedRow(ShortKind(c) + ": " + c.End.ToLowerInvariant(), c.Protected, c.Open)).ToList()),
            () => Table.Write(page, "Shares by end and password", 1, Columns,
                facts.Counts.Select(c => new[] { $"{c.Kind}: {c.End.ToLowerInvariant()}", Numbers.Count(c.Protected), Numbers.Count(c.Open), Numbers.Count(c.Total) }),
                new[] { "All", Numbers.Count(facts.Counts.Sum(c => c.Protected)), Numbers.Count(facts.Counts.Sum(c => c.Open)), Numbers.Count(facts.Counts.Sum(c => c.Total)) }));
    });

    private static string ShortKind(ShareCount count) => count.Kind.Split(' ')[0];
}
