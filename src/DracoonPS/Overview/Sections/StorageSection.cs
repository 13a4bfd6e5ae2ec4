using System.Collections.Generic;
using System.Linq;

namespace DracoonPS.Overview;

/// <summary>How much is stored where.</summary>
internal static class StorageSection
{
    private const int RoomsShown = 12;
    private static readonly string[] Columns = { "Room", "Used", "Quota", "Of quota" };

    public static void Write(PageWriter page, Part<StorageFacts> part) => SectionFrame.Write(page, "storage", "Storage by room", part, facts =>
    {
        SectionFrame.Note(page, Summary(facts));
        if (facts.Rooms.Count == 0)
        {
            SectionFrame.Note(page, "There is no room that the signed-in user may see.");
            return;
        }
        IReadOnlyList<RoomUsage> rows = Rows(facts.Rooms);
        SectionFrame.Pair(
            page,
            () => UsageBars.Draw(page, "Storage by room", $"The largest is {PageText.Clean(rows[0].Name)} with {Numbers.Bytes(rows[0].Used)}.", rows),
            () => Table.Write(page, "Storage by room", 1, Columns, rows.Select(Cells), new[] { "All", Numbers.Bytes(facts.Used), "", "" }));
    });

    /// <summary>The largest rooms, and one row for all others; that one has no quota, since one room can't use another's.</summary>
    internal static IReadOnlyList<RoomUsage> Rows(IReadOnlyList<RoomUsage> rooms) => rooms.Count <= RoomsShown + 1
        ? rooms
        : rooms.Take(RoomsShown).Append(new RoomUsage($"{Numbers.Count(rooms.Count - RoomsShown)} other rooms", rooms.Skip(RoomsShown).Sum(r => r.Used), null)).ToList();

    private static string[] Cells(RoomUsage row) => row.Quota is long quota
        ? new[] { row.Name, Numbers.Bytes(row.Used), Numbers.Bytes(quota), Numbers.Percent(row.Used, quota) }
        : new[] { row.Name, Numbers.Bytes(row.Used), "none", "" };

    private static string Summary(StorageFacts facts)
    {
        string scope = facts.IsComplete ? "All rooms at the top" : "The rooms at the top that the signed-in user may see";
        string tenant = facts.Customer is null ? ""
            : $" The tenant uses {Numbers.Bytes(facts.Customer.SpaceUsed)}"
                + (facts.Customer.SpaceLimit > 0 ? $" of {Numbers.Bytes(facts.Customer.SpaceLimit)} ({Numbers.Percent(facts.Customer.SpaceUsed, facts.Customer.SpaceLimit)})." : ".");
        string quota = facts.Rooms.Any(r => r.Quota is not null) ? " An outline is the quota; bars are orange from 80 % of it, red from 95 %." : "";
        return $"{scope}, the largest first, with all that lies below them.{quota}{tenant}";
    }
}
