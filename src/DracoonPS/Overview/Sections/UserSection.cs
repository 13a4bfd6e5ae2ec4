using System.Collections.Generic;
using System.Linq;

namespace DracoonPS.Overview;

/// <summary>How users sign in, and when they last did.</summary>
internal static class UserSection
{
    private static readonly (string, string)[] Legend = { ("Active", "c1"), ("Locked", "c5") };

    public static void Write(PageWriter page, Part<UserFacts> part) => SectionFrame.Write(page, "users", "Users", part, facts =>
    {
        SectionFrame.Note(page, $"{Numbers.Of(facts.Total, "user", "users")}, {Numbers.Count(facts.Locked)} of them locked.");
        page.Element("h3", "By login method");
        if (facts.Asked < facts.Total)
        {
            SectionFrame.Cut(page, $"The login method was read of {Numbers.Count(facts.Asked)} users of {Numbers.Count(facts.Total)}; -MaximumUsers sets how many.");
        }
        SectionFrame.Pair(
            page,
            () => Ring.Draw(page, "Users by login method", string.Join(", ", facts.Methods.Select(m => $"{m.Label}: {Numbers.Count(m.Total)}")), "users",
                facts.Methods.Select(m => (m.Label, (long)m.Total)).ToList()),
            () => Write(page, "Users by login method", "Login method", facts.Methods));
        page.Element("h3", "By last login");
        SectionFrame.Pair(
            page,
            () => StackedBars.Draw(page, "Users by last login", string.Join(", ", facts.LastLogins.Select(l => $"{l.Label}: {Numbers.Count(l.Total)}")), Legend,
                facts.LastLogins.Select(l => new StackedRow(l.Label, l.Active, l.Locked)).ToList()),
            () => Write(page, "Users by last login", "Last login", facts.LastLogins));
    });

    private static void Write(PageWriter page, string caption, string head, IReadOnlyList<UserCount> counts) => Table.Write(
        page,
        caption,
        1,
        new[] { head, "Active", "Locked", "All" },
        counts.Select(c => new[] { c.Label, Numbers.Count(c.Active), Numbers.Count(c.Locked), Numbers.Count(c.Total) }),
        new[] { "All", Numbers.Count(counts.Sum(c => c.Active)), Numbers.Count(counts.Sum(c => c.Locked)), Numbers.Count(counts.Sum(c => c.Total)) });
}
