using System.Linq;

namespace DracoonPS.Overview;

/// <summary>Rooms that depend on one person.</summary>
internal static class AdminSection
{
    private static readonly string[] CountColumns = { "Admins", "Rooms" };
    private static readonly string[] RoomColumns = { "Room", "Only admin" };
    private static readonly (string, string)[] Legend = { ("Rooms", "c1") };

    public static void Write(PageWriter page, Part<AdminFacts> part, int limit) => SectionFrame.Write(page, "admins", "Rooms with one admin", part, facts =>
    {
        SectionFrame.Note(page, $"{Numbers.Count(facts.WithOne.Count)} of {Numbers.Of(facts.Total, "room", "rooms")} would be without an admin if one user left. Users who administrate a room by a group are counted.");
        if (facts.Total == 0)
        {
            return;
        }
        (string Label, int Rooms)[] counts = { ("No admin", facts.WithoutAdmin), ("One admin", facts.WithOne.Count), ("Two admins", facts.WithTwo), ("Three or more", facts.WithMore) };
        SectionFrame.Pair(
            page,
            () => StackedBars.Draw(page, "Rooms by number of admins", string.Join(", ", counts.Select(c => $"{c.Label}: {Numbers.Count(c.Rooms)}")), Legend,
                counts.Select(c => new StackedRow(c.Label, c.Rooms)).ToList()),
            () => Table.Write(page, "Rooms by number of admins", 1, CountColumns, counts.Select(c => new[] { c.Label, Numbers.Count(c.Rooms) }), new[] { "All", Numbers.Count(facts.Total) }));
        if (facts.WithOne.Count == 0)
        {
            return;
        }
        page.Element("h3", "Who the only admin is");
        if (facts.WithOne.Count > limit)
        {
            SectionFrame.Cut(page, $"The first {Numbers.Count(limit)} of {Numbers.Count(facts.WithOne.Count)} rooms by path; -MaximumRooms sets how many.");
        }
        Table.Write(page, "Rooms with one admin", 2, RoomColumns,
            facts.WithOne.Take(limit).Select(r => new[] { r.Path, r.AdminUserName.Length == 0 || r.AdminName == r.AdminUserName ? r.AdminName : $"{r.AdminName} ({r.AdminUserName})".Trim() }));
    });
}
